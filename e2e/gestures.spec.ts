import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

interface Told {
  id: string;
  name: string;
  type: string;
  state: string;
  source: { updatedBy: string } | null;
  target: { updatedBy: string } | null;
}

const { development: source, production: target } = MERIDIAN;

test('ticking by Shift, by group and by key, who changed each side, and turning the direction around', {
  tag: '@wide',
}, async ({ page, signIn, script }) => {
  const answer = await (await script('viewer')).get(`/api/connections/novu/compare?source=${source}&target=${target}`);
  const { rows }: { rows: Told[] } = await answer.json();
  const workflows = rows.filter(({ type, state }) => type === 'workflow' && ['added', 'modified'].includes(state));

  await signIn(page, 'operator');
  await page.goto(`/c/novu/compare?source=${source}&target=${target}`);
  const boxes = page.getByRole('checkbox', { name: /^Tick workflow / });
  const ticked = page.getByRole('region', { name: 'Ticked' });
  await boxes.nth(1).check();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await expect(ticked).toContainText('4 ticked');
  for (const place of [0, 5]) await expect(boxes.nth(place)).not.toBeChecked();
  for (const place of [1, 2, 3, 4]) await expect(boxes.nth(place)).toBeChecked();
  // The last box that was pressed is where the range begins, and what that press was is what all of it becomes.
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await expect(ticked).toContainText('1 ticked');
  await expect(boxes.nth(1)).toBeChecked();

  const group = page.getByRole('checkbox', { name: 'Tick all: Workflows' });
  await expect(group).toBeChecked({ indeterminate: true });
  await group.click();
  await expect(ticked).toContainText(`${workflows.length} ticked`);
  await expect(page.getByText(`${workflows.length} of ${workflows.length} ticked`, { exact: true })).toBeVisible();
  await group.click();
  await expect(ticked).toHaveCount(0);

  const changed = workflows.find((one) => one.state === 'modified' && one.source?.updatedBy !== one.target?.updatedBy);
  const added = workflows.find(({ state }) => state === 'added');
  if (!changed || !added) throw new Error('The seed has nothing new, or nothing that two people changed');
  const search = page.getByLabel('Search name, id or person');
  const ago = '\\d+\\w+ ago';
  await search.fill(changed.name);
  await expect(page.locator(`[data-key="workflow/${changed.id}"]`)).toContainText(
    new RegExp(`Development: ${changed.source?.updatedBy}, ${ago}Production: ${changed.target?.updatedBy}, ${ago}`),
  );
  await search.fill(added.name);
  const row = page.locator(`[data-key="workflow/${added.id}"]`);
  await expect(row).toContainText(new RegExp(`Development: ${added.source?.updatedBy}, ${ago}Production: not there`));

  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Swap direction' }).click();
  await expect(page.getByRole('button', { name: /^From: Production/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Into: Development/ })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`source=${target}&target=${source}`));
  await expect(page.getByText('The direction changed, so nothing is ticked any more')).toBeVisible();
  await expect(ticked).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Deleted workflows: only in Development/ })).toBeVisible();
});
