import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const { development, staging, production } = MERIDIAN;
const compare = (target: string) => `/c/novu/compare?source=${development}&target=${target}`;

/** Whoever goes on to another target and back finds what was ticked there, whatever the other target says of it. */
test('going back to another direction brings back its ticks, and drops none of them', { tag: '@wide' }, async ({
  page,
  signIn,
  script,
}) => {
  const operator = await script('operator');
  const different = async (target: string) => {
    const answer = await operator.get(`/api/connections/novu/compare?source=${development}&target=${target}`);
    const { rows }: { rows: { id: string; name: string; type: string; state: string; locked: string | null }[] } =
      await answer.json();
    return rows.filter(({ type, state, locked }) => type === 'workflow' && state !== 'unchanged' && locked === null);
  };
  const there = new Set((await different(staging)).map(({ type, id }) => `${type}/${id}`));
  const only = (await different(production)).find(({ type, id }) => !there.has(`${type}/${id}`));
  if (!only) throw new Error('The seed has nothing that differs in production and not in staging');

  await signIn(page, 'operator');
  await page.goto(compare(production));
  const tick = page.getByRole('checkbox', { name: only.name, exact: false }).first();
  await tick.check();
  await page.getByRole('button', { name: /^Into: Production/ }).click();
  await page.locator('[popover]:popover-open').getByRole('button', { name: 'Staging' }).click();
  await expect(page.getByRole('button', { name: /^Into: Staging/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Tick all/ }).first()).toBeEnabled();
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Into: Production/ })).toBeVisible();
  await expect(tick).toBeChecked();
  await expect(page.getByText(/no longer differs|in neither environment/)).toHaveCount(0);
});
