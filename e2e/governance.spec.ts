import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { openPolicy } from '@/lib/domain/policy';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { noViolations } from './accessible';
import { expect, type Person, test } from './promenade';

test.use({ approvals: 1 });

const review = (...ticked: string[]) =>
  `/c/novu/compare/review?source=${MERIDIAN.development}&target=${MERIDIAN.production}#ticked=${ticked.join(',')}`;

interface Room {
  browser: Browser;
  baseURL: string;
  signIn(page: Page, person: Person): Promise<void>;
}

/** A window of somebody's own. */
async function pageOf({ browser, baseURL, signIn }: Room, person: Person): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, person);
  return page;
}

/** Asks for a change through our own routes and answers its id. */
async function ask(by: APIRequestContext, ids: string[], extra: object = {}): Promise<string> {
  const { development: source, production: target } = MERIDIAN;
  const resources = ids.map((id) => ({ type: 'workflow', id }));
  const data = { connection: 'novu', action: 'publish', input: { source, target, resources }, ...extra };
  const answer = await by.post('/api/changes', { data, headers: { 'idempotency-key': randomUUID() } });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

async function approve(by: APIRequestContext, id: string): Promise<{ status: string }> {
  const { plan } = await (await by.get(`/api/changes/${id}`)).json();
  const answer = await by.post(`/api/changes/${id}/approve`, { data: { digest: plan.digest } });
  expect(answer.status()).toBe(200);
  return answer.json();
}

test('operator asks, approver reviews and approves, operator runs, and a second browser sees it live', async ({
  browser,
  baseURL,
  signIn,
  vendor,
}) => {
  const room = { browser, baseURL, signIn };
  const [operator, approver] = [await pageOf(room, 'operator'), await pageOf(room, 'approver')];
  await operator.goto(review('workflow/order-confirmation', 'workflow/payment-failed'));
  await operator.getByRole('button', { name: 'Ask for approval to publish 2 changes to Production' }).click();
  await expect(operator.getByText('Waits for approval').first()).toBeVisible();
  expect(await vendor.writes()).toEqual([]);

  await approver.goto('/approvals');
  await approver
    .getByRole('link', { name: /Publish 2 resources/ })
    .first()
    .click();
  await expect(approver.getByText('Order confirmation').first()).toBeVisible();
  await noViolations(approver);
  const shown = approver.getByRole('button', { name: /Overwrite workflow “Payment failed”/ });
  await shown.click();
  await expect(approver.getByText(/^As planned on/)).toBeVisible();
  await expect(approver.locator('[data-diff] ins').first()).toBeVisible();
  await expect(approver.getByText(/moved since/)).toHaveCount(0);
  await noViolations(approver);
  const reviewed = await approver.locator('[data-diff]').allTextContents();
  await approver.getByRole('checkbox', { name: 'Reviewed by me: Payment failed' }).check();
  await expect(approver.getByText('1 of 2 reviewed by you')).toBeVisible();
  await approver.getByLabel('Comment').first().fill('Looks right');
  await approver.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(approver.getByText('Ready to run').first()).toBeVisible();

  await operator.reload();
  await expect(operator.getByText('Looks right')).toBeVisible();
  await vendor.fault({ method: 'PUT', path: '/v2/workflows/payment-failed/sync', times: 1, delayMs: 4000 });
  await operator.getByRole('button', { name: 'Run now' }).click();
  await expect(approver.getByText('Running: 1 of 2 done')).toBeVisible();
  for (const page of [operator, approver]) {
    await expect(page.getByText('Succeeded: 2 of 2 done')).toBeVisible();
    await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
  }
  // What stands there now equals what was published; what was planned still shows what became what.
  await approver.reload();
  await shown.click();
  await expect(approver.getByText(/^As planned on/)).toBeVisible();
  await expect(approver.locator('[data-diff] ins').first()).toBeVisible();
  expect(await approver.locator('[data-diff]').allTextContents()).toEqual(reviewed);
  expect(await vendor.writes()).toHaveLength(2);
});

test('what was promised to wait for approval is not run, should nobody have to be asked any more', {
  tag: '@wide',
}, async ({ page, signIn, script, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(review('workflow/payment-failed'));
  const button = page.getByRole('button', { name: 'Ask for approval to publish 1 change to Production' });
  await expect(button).toBeEnabled();
  const policy = { ...openPolicy, approvals: 0 };
  const place = { connection: 'novu', environment: MERIDIAN.production };
  expect((await (await script('admin')).put('/api/policies', { data: { ...place, policy } })).ok()).toBe(true);
  await button.click();
  await expect(page.getByText('Ready to run').first()).toBeVisible();
  expect(await vendor.writes()).toEqual([]);
});

test('what is ready when the policy comes to ask for more goes to the next approver, and then runs', {
  tag: '@wide',
}, async ({ browser, baseURL, signIn, script }) => {
  const id = await ask(await script('operator'), ['delivery-exception']);
  await approve(await script('approver'), id);
  const policy = { ...openPolicy, approvals: 2 };
  const place = { connection: 'novu', environment: MERIDIAN.production };
  expect((await (await script('admin')).put('/api/policies', { data: { ...place, policy } })).ok()).toBe(true);
  const room = { browser, baseURL, signIn };
  const [operator, second] = [await pageOf(room, 'operator'), await pageOf(room, 'approver2')];
  await operator.goto(`/changes/${id}`);
  await expect(operator.getByText('Still missing: 1 approval')).toBeVisible();
  await second.goto('/approvals');
  await second.locator(`a[href="/changes/${id}"]`).first().click();
  await second.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(second.getByText('It is ready and has not been started')).toBeVisible();
  await operator.reload();
  await operator.getByRole('button', { name: 'Run now' }).click();
  await expect(operator.getByText('Succeeded: 1 of 1 done')).toBeVisible();
});

test('a rejected change is over, and says why', async ({ browser, baseURL, signIn, script, vendor }) => {
  const id = await ask(await script('operator'), ['delivery-exception']);
  const approver = await pageOf({ browser, baseURL, signIn }, 'approver');
  await approver.goto(`/changes/${id}`);
  await approver.getByLabel('Comment').first().fill('Not before Monday');
  await approver.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(approver.getByText('Rejected').first()).toBeVisible();
  await expect(approver.getByText('Not before Monday').first()).toBeVisible();
  expect(await vendor.writes()).toEqual([]);
});

test('an approved plan that went stale is not carried out, and can be planned again', async ({
  page,
  signIn,
  script,
  house,
  vendor,
}) => {
  const id = await ask(await script('operator'), ['delivery-exception']);
  await approve(await script('approver'), id);
  await fetch(`${house.sandbox}/novu/v2/workflows/delivery-exception`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-production', 'content-type': 'application/json' },
    body: JSON.stringify({ description: 'Changed by a colleague' }),
  });
  const before = await vendor.writes();
  await signIn(page, 'operator');
  await page.goto(`/changes/${id}`);
  await page.getByRole('button', { name: /Overwrite workflow “Delivery exception”/ }).click();
  await expect(page.getByText('Production has moved since: it holds neither')).toBeVisible();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Out of date').first()).toBeVisible();
  await page.getByRole('link', { name: 'Plan again' }).click();
  await expect(page.getByText('nothing has been written')).toBeVisible();
  expect(await vendor.writes()).toEqual(before);
});

test('a freeze keeps a change from running until somebody with the right overrides it with a reason', async ({
  browser,
  baseURL,
  signIn,
  script,
  vendor,
}) => {
  const admin = await script('admin');
  const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
  const scope = { connection: 'novu', environment: MERIDIAN.production };
  const freeze = await admin.post('/api/freezes', {
    data: {
      name: 'Black Friday',
      reason: 'The shop is full',
      scope,
      timeZone: 'UTC',
      start: wall(-1),
      end: wall(2),
      rule: null,
      until: null,
    },
  });
  expect(freeze.status()).toBe(201);
  const id = await ask(await script('operator'), ['delivery-exception']);
  await approve(await script('approver'), id);

  const room = { browser, baseURL, signIn };
  const operator = await pageOf(room, 'operator');
  await operator.goto(`/changes/${id}`);
  await expect(operator.getByText(/frozen by “Black Friday”/).first()).toBeVisible();
  await expect(operator.getByRole('button', { name: 'Run now' })).toHaveAttribute('aria-disabled', 'true');
  expect((await operator.request.post(`/api/changes/${id}/run`, { data: { override: 'Please' } })).status()).toBe(403);

  const boss = await pageOf(room, 'admin');
  await boss.goto(`/changes/${id}`);
  await boss.getByRole('button', { name: 'Run in spite of the freeze…' }).click();
  await boss.getByLabel('Why can it not wait?').fill('Customers get no delivery notices');
  await boss.getByRole('button', { name: 'Run in spite of the freeze', exact: true }).click();
  await expect(boss.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  expect(await vendor.writes()).toHaveLength(1);
  await admin.delete(`/api/freezes?id=${(await freeze.json()).id}`);
});

test('a start is set by the clock of any zone, and a scheduled change starts by itself', { tag: '@wide' }, async ({
  page,
  browser,
  baseURL,
  signIn,
  script,
  vendor,
}) => {
  const operator = await pageOf({ browser, baseURL, signIn }, 'operator');
  await operator.goto(review('workflow/payment-failed'));
  await operator.getByText('Later, by itself').click();
  await operator.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await operator.getByLabel('Start').fill('2099-01-15T09:30');
  await operator.getByRole('button', { name: 'Ask for approval to publish 1 change to Production' }).click();
  await expect(operator.getByText('Waits for approval').first()).toBeVisible();
  const made = await (await operator.request.get(`/api/changes/${operator.url().split('/').at(-1)}`)).json();
  expect(made.schedule).toMatchObject({ at: '2099-01-15T00:30:00.000Z' });

  const scheduleAt = new Date(Date.now() + 4000).toISOString();
  const id = await ask(await script('operator'), ['delivery-exception'], { scheduleAt });
  // A page may take longer to open than the change to start.
  expect(await approve(await script('approver'), id)).toMatchObject({ status: 'scheduled' });
  await signIn(page, 'viewer');
  await page.goto(`/changes/${id}`);
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible({ timeout: 20_000 });
  expect(await vendor.writes()).toHaveLength(1);
});

test('what was published can be taken back, one of two, through the same gates', async ({
  page,
  signIn,
  script,
  vendor,
}) => {
  const [operator, approver] = [await script('operator'), await script('approver')];
  const id = await ask(operator, ['delivery-exception', 'payment-failed']);
  await approve(approver, id);
  await operator.post(`/api/changes/${id}/run`);
  await signIn(page, 'operator');
  await page.goto(`/changes/${id}`);
  await expect(page.getByText('Succeeded: 2 of 2 done')).toBeVisible();
  await page.getByRole('link', { name: /Take back/ }).click();
  await page.getByRole('checkbox', { name: /Delivery exception/ }).uncheck();
  await page
    .getByRole('button', { name: /preview|what becomes what|Plan/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ask to take back 1 in Production' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  const back = page.url().split('/').at(-1) ?? '';
  await approve(approver, back);
  await page.reload();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  expect((await vendor.writes()).at(-1)).toBe('PUT /novu/v2/workflows/payment-failed');
});

test('the line is stopped for everybody by one button, and released by an administrator', { tag: '@wide' }, async ({
  browser,
  baseURL,
  signIn,
  script,
}) => {
  const room = { browser, baseURL, signIn };
  const [operator, admin] = [await pageOf(room, 'operator'), await pageOf(room, 'admin')];
  await operator.goto('/');
  await operator.getByRole('button', { name: 'Stop the line' }).click();
  await operator.getByRole('dialog').getByLabel('Why?').fill('Incident 4711');
  await operator.getByRole('dialog').getByRole('button', { name: 'Stop everything' }).click();
  await expect(operator.getByRole('dialog')).toHaveCount(0);
  await admin.goto('/changes');
  await expect(admin.getByText(/Incident 4711/).first()).toBeVisible();
  const id = await ask(await script('operator'), ['delivery-exception']);
  await approve(await script('approver'), id);
  const refused = await (await script('operator')).post(`/api/changes/${id}/run`);
  expect([refused.status(), (await refused.json()).code]).toEqual([409, 'not_allowed_now']);
  expect(
    (await (await script('admin')).post('/api/stop-the-line', { data: { stopped: false, reason: 'Over' } })).status(),
  ).toBe(200);
});
