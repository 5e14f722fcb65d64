import type { Page } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { noViolations } from './accessible';
import { expect, test } from './promenade';

const { development, staging, production } = MERIDIAN;
const list = '/c/novu/workflows';
const at = (id: string, environment: string, tab = 'content') => `${list}/${id}?environment=${environment}&tab=${tab}`;

/** What a colleague does at the vendor, past Promenade. */
async function colleague(sandbox: string, id: string, patch: object): Promise<void> {
  const answer = await fetch(`${sandbox}/novu/v2/workflows/${id}`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-development', 'content-type': 'application/json' },
    body: JSON.stringify(patch),
  });
  expect(answer.status).toBe(200);
}

async function addStep(page: Page, kind: string, name: string) {
  await page.getByLabel('Kind of the new step').selectOption(kind);
  await page.getByRole('button', { name: 'Add step' }).click();
  const step = page.locator('li[data-step]').last();
  await step.getByLabel('Name of the step').fill(name);
  return step;
}

test('a workflow’s whole life: created, edited, paused, sent on, seen as equal, deleted, taken back', {
  tag: '@wide',
}, async ({ page, signIn, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(list);
  await page.getByRole('link', { name: 'New workflow' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Parcel tracking');
  await expect(page.getByLabel('Identifier', { exact: true })).toHaveValue('parcel-tracking');
  await page.getByLabel('Tags').fill('shipping');
  await page.getByLabel('Tags').press('Enter');
  const email = await addStep(page, 'email', 'Tracking mail');
  await email.getByLabel('Subject').fill('On its way');
  await email.getByLabel('Content', { exact: false }).first().fill('<html><body>On its way</body></html>');
  const delay = await addStep(page, 'delay', 'Wait a day');
  await delay.getByLabel('Kind', { exact: false }).selectOption('regular');
  await delay.getByLabel('How many').fill('1');
  await delay.getByLabel('Of what').selectOption('days');
  await (await addStep(page, 'sms', 'Reminder')).getByLabel('Text', { exact: true }).fill('Did it arrive?');
  await page.getByRole('button', { name: 'Review the change' }).click();
  await expect(page.getByText('This is a dry run: nothing has been written')).toBeVisible();
  expect(await vendor.writes()).toEqual([]);
  await page.getByRole('button', { name: 'Create “Parcel tracking” in Development' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  await page.getByRole('link', { name: 'Open the workflow' }).click();
  await expect(page.getByRole('heading', { name: 'Parcel tracking' })).toBeVisible();
  await expect(page.locator('ol h3')).toHaveText(['Tracking mail', 'Wait a day', 'Reminder']);

  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Edit' }).click();
  // The content has a button of that name too, until the form has taken its place.
  const up = page.getByRole('button', { name: 'Move Reminder up' });
  await expect(up).toBeVisible();
  await page
    .getByRole('button', { name: /Reminder/ })
    .first()
    .click();
  await page.getByLabel('Text', { exact: true }).fill('Has it arrived?');
  await up.focus();
  await up.press('Enter');
  await expect(page.getByText('Reminder is now 2 of 3')).toBeAttached();
  await expect(up).toBeFocused();
  await up.press('Alt+ArrowUp');
  await expect(page.getByText('Reminder is now 1 of 3')).toBeAttached();
  await page.getByRole('button', { name: 'Review the change' }).click();
  await page.getByRole('button', { name: /Change workflow “Parcel tracking”/ }).click();
  await expect(page.locator('[data-diff]').first()).toContainText('Has it arrived?');
  await page.getByRole('button', { name: 'Save “Parcel tracking” in Development' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  await page.getByRole('link', { name: 'Open the workflow' }).click();
  await expect(page.locator('ol h3')).toHaveText(['Reminder', 'Tracking mail', 'Wait a day']);

  const active = page.getByRole('switch', { name: 'Parcel tracking is active in Development' });
  await expect(active).toBeChecked();
  await active.click();
  await expect(page.getByText('Paused Parcel tracking in Development')).toBeVisible();
  await expect(active).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(active).toBeChecked();
  await expect(active).not.toHaveAttribute('aria-busy', 'true');

  await page.getByRole('link', { name: 'Sync to Staging…' }).click();
  await page.getByRole('button', { name: 'Sync “parcel-tracking” to Staging' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  await page.goto(`/c/novu/compare?source=${development}&target=${staging}&state=unchanged&q=parcel`);
  await expect(page.getByRole('link', { name: 'Parcel tracking' })).toBeVisible();
  await page.goto(`${at('parcel-tracking', development, 'compare')}&with=${staging}`);
  await expect(page.getByText('Both sides are equal.')).toBeVisible();

  await page.getByRole('link', { name: 'Delete…' }).click();
  await expect(page.getByText(/Whatever triggers “parcel-tracking” there fails from then on/)).toBeVisible();
  const remove = page.getByRole('button', { name: 'Delete “parcel-tracking” from Development' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Type “Development” to confirm').fill('Development');
  await remove.click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  const deleted = page.url();
  await page.getByRole('link', { name: 'Open the workflow' }).click();
  await expect(page.getByText('Development has no workflow “parcel-tracking”')).toBeVisible();

  await page.goto(deleted);
  await page.getByRole('link', { name: 'Take back…' }).click();
  await page.getByRole('button', { name: 'Show what becomes what' }).click();
  await page.getByRole('button', { name: /^Ask to take back 1/ }).click();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  await page.goto(at('parcel-tracking', development));
  await expect(page.locator('ol h3')).toHaveText(['Reminder', 'Tracking mail', 'Wait a day']);
  expect(await vendor.writes()).toEqual([
    'POST /novu/v2/workflows',
    'PUT /novu/v2/workflows/parcel-tracking',
    'PATCH /novu/v2/workflows/parcel-tracking',
    'PUT /novu/v2/workflows/parcel-tracking',
    'PUT /novu/v2/workflows/parcel-tracking/sync',
    'DELETE /novu/v2/workflows/parcel-tracking',
    'POST /novu/v2/workflows',
  ]);
});

test('two people edit at once: both versions are laid side by side, and one is saved on top of the other', {
  tag: '@wide',
}, async ({ page, signIn, house, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(at('order-confirmation', development, 'edit'));
  await page.getByLabel('Name', { exact: true }).fill('Order confirmed');
  await page
    .getByRole('button', { name: /Confirmation email/ })
    .first()
    .click();
  await page.getByLabel('Preview text').fill('Your order in detail');
  await colleague(house.sandbox, 'order-confirmation', { name: 'Order receipt', description: 'By a colleague' });
  const before = await vendor.writes();

  await page.getByRole('button', { name: 'Review the change' }).click();
  await expect(page.getByText('It was changed in Development after you opened it')).toBeVisible();
  const both = page.getByRole('group', { name: 'Name', exact: true });
  await expect(both).toContainText('Order confirmation');
  await expect(both).toContainText('Order receipt');
  await expect(both).toContainText('Order confirmed');
  await expect(page.getByRole('group', { name: 'Description' })).toContainText('By a colleague');
  await expect(page.getByRole('group', { name: 'Step “Confirmation email”: Preview text' })).toContainText('in detail');
  const goOn = page.getByRole('button', { name: 'Review the merged version' });
  await expect(goOn).toHaveAttribute('aria-disabled', 'true');
  await noViolations(page);
  await both.getByLabel('Theirs').check();
  await goOn.click();
  expect(await vendor.writes()).toEqual(before);
  await page.getByRole('button', { name: 'Save “Order receipt” in Development' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  const sent = (await vendor.requests()).findLast(({ method }) => method === 'PUT')?.body;
  expect(sent).toMatchObject({ name: 'Order receipt', description: 'By a colleague' });
  expect(JSON.stringify(sent)).toContain('Your order in detail');
});

test('what the server refuses lands at its field, and what cannot be understood is not sent at all', {
  tag: '@wide',
}, async ({ page, signIn, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(`${list}/new?environment=${development}`);
  await page.getByLabel('Name', { exact: true }).fill('Odd one');
  const id = page.getByLabel('Identifier', { exact: true });
  await id.fill('no spaces allowed');
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/changes'));
  await page.getByRole('button', { name: 'Review the change' }).click();
  expect((await answer).status()).toBe(400);
  await expect(page.getByRole('alert').filter({ hasText: 'needs another look' })).toBeVisible();
  await expect(id).toHaveAttribute('aria-invalid', 'true');
  await expect(id).toBeFocused();
  await expect(id).toHaveAccessibleDescription(/letters and digits/);
  await noViolations(page);
  await id.fill('odd-one');
  const step = await addStep(page, 'email', 'Mail');
  await step.getByLabel('Skip when').fill('{ not json');
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/changes')) sent += 1;
  });
  await page.getByRole('button', { name: 'Review the change' }).click();
  await expect(step.getByLabel('Skip when')).toHaveAccessibleDescription(/not valid JSON/);
  expect(sent).toBe(0);
  await step.getByLabel('Skip when').fill('');
  await page.getByRole('button', { name: 'Review the change' }).click();
  await expect(page.getByRole('button', { name: 'Create “Odd one” in Development' })).toBeVisible();
  expect(await vendor.writes()).toEqual([]);
});

test('what the vendor refuses when it is written is told on the change, field by field', { tag: '@wide' }, async ({
  page,
  signIn,
  vendor,
}) => {
  await vendor.fault({
    method: 'PUT',
    path: '/workflows/order-confirmation',
    times: 1,
    status: 422,
    body: {
      statusCode: 422,
      message: 'Validation failed',
      errors: { 'workflowDto.steps.0.name': { messages: ['is too odd'] } },
    },
  });
  await signIn(page, 'operator');
  await page.goto(at('order-confirmation', development, 'edit'));
  await page.getByLabel('Description').fill('Odd');
  await page.getByRole('button', { name: 'Review the change' }).click();
  await page.getByRole('button', { name: 'Save “Order confirmation” in Development' }).click();
  await expect(page.getByText(/steps\.0\.name: is too odd/).first()).toBeVisible();
});

test('many are paused with one plan, and one click is not enough where somebody has to be asked', {
  tag: '@wide',
}, async ({ page, signIn, script, vendor }) => {
  const admin = await script('admin');
  const { items } = await (await admin.get('/api/policies?limit=200')).json();
  const { policy } = items.find(({ environment }: { environment: string }) => environment === production);
  await admin.put('/api/policies', {
    data: { connection: 'novu', environment: production, policy: { ...policy, approvals: 1 } },
  });
  await signIn(page, 'operator');
  await page.goto(`${list}?q=back`);
  await page.getByRole('switch', { name: 'Back in stock is active in Production' }).click();
  await expect(page).toHaveURL(/workflows\/review\?do=pause/);
  await expect(
    page.getByRole('button', { name: 'Ask for approval to pause “back-in-stock” in Production' }),
  ).toBeVisible();
  expect(await vendor.writes()).toEqual([]);

  await page.goto(list);
  await page.getByLabel('Tick Account closed').check();
  await page.getByLabel('Tick Back in stock').check();
  await expect(page).toHaveURL(/#ticked=account-closed,back-in-stock/);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Ticked' })).toContainText('2 ticked');
  await page.getByRole('button', { name: 'Pause 2…' }).click();
  await page.getByRole('button', { name: 'Pause 2 workflows in Development' }).click();
  await expect(page.getByText('Succeeded: 2 of 2 done')).toBeVisible();
  expect(await vendor.writes()).toEqual([
    'PATCH /novu/v2/workflows/account-closed',
    'PATCH /novu/v2/workflows/back-in-stock',
  ]);
  await page.goto(`${list}?status=INACTIVE&environment=${development}&q=back`);
  await expect(page.getByRole('switch', { name: 'Back in stock is active in Development' })).not.toBeChecked();
});

test('edits are not lost by accident', { tag: '@wide' }, async ({ page, signIn }) => {
  await signIn(page, 'operator');
  await page.goto(at('order-confirmation', development, 'edit'));
  await page.getByLabel('Description').fill('Half a thought');
  await page.getByRole('link', { name: 'All workflows' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Half a thought');
  await page.getByRole('link', { name: 'All workflows' }).click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'Workflows' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Go on with them' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Half a thought');
  page.on('dialog', (one) => void one.accept());
  const asked = page.waitForEvent('dialog');
  await page.goto(list);
  expect((await asked).type()).toBe('beforeunload');
});
