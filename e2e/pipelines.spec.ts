import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { openPolicy } from '@/lib/domain/policy';
import { CANARY, id, PARTNERS, SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { expect, test } from './promenade';

const board = `/c/sevalla/pipelines/${STOREFRONT.pipeline}`;
const partners = `/c/sevalla/pipelines/${PARTNERS.pipeline}`;
const [staging, eu, us] = [id('a5', 2), id('a5', 3), id('a5', 4)];
const toBoth = `${board}/promote?source=${staging}&target=${eu}&target=${us}`;

/** Turns switches of the vendor's sandbox. */
async function vendorDoes(sandbox: string, switches: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox}/_sandbox/sevalla`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(switches),
  });
  expect(answer.status).toBe(200);
}

async function atVendor(sandbox: string, path: string, method = 'GET'): Promise<Response> {
  const headers = { authorization: `Bearer ${SEVALLA_KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox}/sevalla/v3${path}`, { method, headers, body: method === 'GET' ? null : '{}' });
  expect(answer.ok).toBe(true);
  return answer;
}

async function deploymentsAt(sandbox: string, application: string): Promise<number> {
  return (await (await atVendor(sandbox, `/applications/${application}/deployments`)).json()).total;
}

async function setPolicy(admin: APIRequestContext, approvals: number): Promise<void> {
  const data = { connection: 'sevalla', environment: STOREFRONT.production, policy: { ...openPolicy, approvals } };
  expect((await admin.put('/api/policies', { data })).ok()).toBe(true);
}

async function approve(by: APIRequestContext, change: string): Promise<void> {
  const { plan } = await (await by.get(`/api/changes/${change}`)).json();
  expect((await by.post(`/api/changes/${change}/approve`, { data: { digest: plan.digest } })).status()).toBe(200);
}

const changeOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** Submits a promotion of what the source runs now, through our own routes. */
async function submitted(by: APIRequestContext, targetApps: string[]): Promise<string> {
  const { rows } = await (await by.get(`/api/connections/sevalla/pipelines/${STOREFRONT.pipeline}`)).json();
  const cells: { application: { id: string }; running: { id: string } | null }[] = rows.flatMap(
    ({ cells }: { cells: object }) => Object.values(cells),
  );
  const expectedDeployment = cells.find(({ application }) => application.id === staging)?.running?.id;
  const input = { pipeline: STOREFRONT.pipeline, sourceApp: staging, targetApps, expectedDeployment };
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await by.post('/api/changes', { data: { connection: 'sevalla', action: 'promote', input }, headers });
  expect([answer.status(), await answer.text()]).toEqual([201, expect.any(String)]);
  return (await answer.json()).id;
}

/** Deployments are looked at every three seconds, and are proven when they have ended. */
const inTime = { timeout: 30_000 };

const noViolations = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test.beforeEach(async ({ house, script }) => {
  await vendorDoes(house.sandbox, { deploymentSeconds: 1 });
  await setPolicy(await script('admin'), 0);
});

test('the applications of a pipeline are placed from suggestions, and nothing before somebody says yes', async ({
  page,
  signIn,
  script,
}) => {
  const admin = await script('admin');
  for (const stage of [PARTNERS.development, PARTNERS.staging, PARTNERS.production]) {
    const path = `/api/connections/sevalla/pipelines/${PARTNERS.pipeline}/stages/${stage}/applications`;
    expect((await admin.put(path, { data: { applications: [] } })).ok()).toBe(true);
  }
  await signIn(page, 'admin');
  await page.goto('/c/sevalla/pipelines');
  await page.getByRole('link', { name: 'Board of Partner portal' }).click();
  await page.getByRole('link', { name: 'Place the applications' }).click();
  await expect(page.getByText('Suggested: Its name says staging.')).toBeVisible();
  await expect(page.getByText('Nothing to save.')).toBeVisible();
  await noViolations(page);

  await page.getByRole('button', { name: 'Accept the suggestion for Partner portal (dev)' }).click();
  await expect(page.getByText('1 application is not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: /Accept all 4 suggestions/ }).click();
  // Two applications of one stage cannot stand in one row.
  const rows = page.getByLabel('Rows of Partner portal reports (dev)');
  await rows.fill('partner-portal');
  await rows.press('Enter');
  await expect(page.getByText('Development has two applications in the row “partner-portal”.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save placements' })).toHaveAttribute('aria-disabled', 'true');
  await rows.fill('partner-portal-reports');
  await rows.press('Enter');
  await page.getByRole('button', { name: 'Save placements' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page.getByRole('rowheader', { name: 'partner-portal', exact: true })).toBeVisible();
  await expect(page.getByText('1 build behind Development').first()).toBeVisible();
  await expect(page.getByText(/Preview is not shown/)).toBeVisible();

  await signIn(page, 'viewer');
  await page.goto(`${partners}/applications`);
  await expect(page.getByText('Only an administrator can change connections.')).toBeVisible();
  await expect(page.getByLabel('Stage of Partner portal (dev)')).toHaveCount(0);
  await noViolations(page);
});

test('the board says what runs, how it relates and what failed, and its filter is in the address', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'viewer');
  await page.goto(board);
  const row = (name: string) => page.locator('tr', { has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row('storefront-search').getByText('1 build behind Development')).toBeVisible();
  await expect(row('storefront-search').getByText('Failed')).toBeVisible();
  await expect(row('storefront-api').getByText('Another build than Staging')).toBeVisible();
  await expect(row('storefront-checkout').getByText('In step with Staging')).toBeVisible();
  await expect(row('storefront-recommendations').getByText('Nothing runs here')).toBeVisible();
  await expect(row('storefront-recommendations').getByText('Suspended')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await noViolations(page);

  await page.getByRole('button', { name: /Failed since/ }).click();
  await expect(page).toHaveURL(/show=failed/);
  await expect(page.getByText('1 of 6 rows')).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 of 6 rows')).toBeVisible();
  await page.getByRole('button', { name: /Failed since/ }).click();
  await page.getByLabel('Search application, commit, branch').fill('recommend');
  await expect(page.getByText('1 of 6 rows')).toBeVisible();
});

test('a deployment that starts elsewhere shows up by itself, with a state nobody knows as it came', async ({
  page,
  signIn,
  house,
}) => {
  await vendorDoes(house.sandbox, { deploymentSeconds: 3600, unknownStatus: 'verifying' });
  await signIn(page, 'viewer');
  await page.goto(board);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Waiting')).toHaveCount(1);
  await atVendor(house.sandbox, `/applications/${eu}/deployments`, 'POST');
  await expect(page.getByText('Waiting')).toHaveCount(2);
  // It began a quarter of that after it was accepted, and goes on for the rest.
  await vendorDoes(house.sandbox, { deploymentSeconds: 24 });
  await expect(page.getByText('“verifying”')).toBeVisible();
});

test('one source goes to two targets with approval; one fails, and the good one is rolled back', async ({
  page,
  signIn,
  script,
  house,
  vendor,
}) => {
  const [admin, approver] = [await script('admin'), await script('approver')];
  await setPolicy(admin, 1);
  await vendorDoes(house.sandbox, { failing: [eu] });
  await signIn(page, 'operator');
  await page.goto(board);
  await page
    .getByRole('link', { name: /Promote to Production.*Storefront web \(staging\)/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /Storefront web \(us\)/ }).check();
  await expect(page.getByText('builds go across', { exact: false })).toHaveCount(2);
  await expect(page.getByText('STRIPE_SECRET_KEY')).toHaveCount(2);
  await expect(page.getByText(/nothing has been written/)).toBeVisible();
  await noViolations(page);
  await page.getByRole('button', { name: 'Ask for approval to promote to 2 applications in Production' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  expect(await vendor.writes()).toEqual([]);

  await approve(approver, changeOf(page));
  await page.reload();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText(/at it for \d+ s/).first()).toBeVisible();
  await expect(page.getByText('Partly failed: 1 of 2 done')).toBeVisible(inTime);
  await expect(page.getByText(/Sevalla reports “failed”/).first()).toBeVisible();
  await expect(page.getByText(/Went live after \d+ seconds as deployment/).first()).toBeVisible();
  await noViolations(page);

  await page.getByRole('link', { name: 'Deployment and log of Storefront web (eu)' }).click();
  await page.getByRole('button', { name: 'Read the log' }).click();
  await expect(page.getByText('Deployment ended: failed')).toBeVisible();
  await noViolations(page);
  await page.goBack();

  await page.getByRole('link', { name: /Roll back one step….*Storefront web \(us\)/ }).click();
  await page.getByRole('button', { name: 'Ask for approval to roll back Storefront web (us) in Production' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  await approve(approver, changeOf(page));
  await page.reload();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  const writes = await vendor.writes();
  expect(writes.filter((write) => write.endsWith('/promote'))).toHaveLength(2);
  expect(writes.filter((write) => write.endsWith(`${us}/deployments/rollback`))).toHaveLength(1);
});

test('a source that is deployed while somebody reads is said loudly, and the new build has to be taken', async ({
  page,
  signIn,
  house,
  vendor,
}) => {
  await signIn(page, 'operator');
  await page.goto(toBoth);
  const promote = page.getByRole('button', { name: 'Promote to 2 applications in Production' });
  await expect(promote).toBeVisible();
  await atVendor(house.sandbox, `/applications/${staging}/deployments`, 'POST');
  await expect(page.getByText('“Storefront web (staging)” runs another deployment by now')).toBeVisible();
  await expect(promote).toHaveCount(0);
  await noViolations(page);
  // What was reviewed stays pinned, also for whoever opens the address later.
  await page.reload();
  await expect(page.getByText('“Storefront web (staging)” runs another deployment by now')).toBeVisible();
  await page.getByRole('button', { name: /^Take .* and plan again/ }).click();
  await expect(promote).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toEqual([]);
});

test('a source that is deployed between approval and run makes the change stale; planning again leads to the form', async ({
  page,
  signIn,
  script,
  house,
  vendor,
}) => {
  const operator = await script('operator');
  const change = await submitted(operator, [eu]);
  const answer = await atVendor(house.sandbox, `/applications/${staging}/deployments`, 'POST');
  const deployment = (await answer.json()).id;
  const status = async () =>
    (await (await atVendor(house.sandbox, `/applications/${staging}/deployments/${deployment}`)).json()).status;
  await expect.poll(status).toBe('success');
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Out of date').first()).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toEqual([]);
  await page.getByRole('link', { name: 'Plan again' }).click();
  await expect(page.getByRole('checkbox', { name: /Storefront web \(eu\)/ })).toBeChecked();
  await expect(page.getByText(/nothing has been written/)).toBeVisible();
});

test('a connection that drops after the commit is found again, and nothing is deployed twice', async ({
  page,
  signIn,
  script,
  house,
  vendor,
}) => {
  const before = await deploymentsAt(house.sandbox, eu);
  const change = await submitted(await script('operator'), [eu]);
  await vendor.fault({ vendor: 'sevalla', method: 'POST', path: '/promote', drop: 'after', times: 1 });
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toHaveLength(1);
  expect(await deploymentsAt(house.sandbox, eu)).toBe(before + 1);
});

test('a target that is missing in the vendor’s answer has failed, and is said to be left as it was', async ({
  page,
  signIn,
  script,
  house,
}) => {
  const before = await deploymentsAt(house.sandbox, eu);
  await vendorDoes(house.sandbox, { partialTargets: true });
  const change = await submitted(await script('operator'), [eu, us]);
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Failed: 0 of 2 done')).toBeVisible(inTime);
  for (const name of ['eu', 'us']) {
    const message = `Sevalla answered success, but did not accept “Storefront web (${name})”. Nothing was deployed there.`;
    await expect(page.getByText(message).first()).toBeVisible();
  }
  expect(await deploymentsAt(house.sandbox, eu)).toBe(before);
});

test('a deployment on its way is followed in the vendor’s own words, and called off beside the running change', async ({
  page,
  signIn,
  script,
  house,
}) => {
  await vendorDoes(house.sandbox, { neverEnding: [eu], unknownStatus: 'verifying' });
  const operator = await script('operator');
  const change = await submitted(operator, [eu]);
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Sevalla reports “verifying”.')).toBeVisible();
  await page.getByRole('link', { name: 'Call it off… Storefront web (eu)' }).click();
  await noViolations(page);
  await page.getByRole('button', { name: 'Call it off in Production' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  await page.goto(`/changes/${change}`);
  await expect(page.getByText('Failed: 0 of 1 done')).toBeVisible(inTime);
  await expect(page.getByText(/Sevalla reports “(cancelled|skipped)”/).first()).toBeVisible();
});

test('no value of an environment variable is in any page or answer', async ({ page, signIn, script, house }) => {
  const bodies: Promise<string>[] = [];
  // The scripts speak of canary builds of React; what the vendor knows can only be in what is made for this page.
  page.on('response', (response) => {
    if (!response.url().includes('/_next/static/')) bodies.push(response.text().catch(() => ''));
  });
  await signIn(page, 'admin');
  await page.goto(board);
  await expect(page.getByText('Another build than Staging')).toBeVisible();
  await page.goto(toBoth);
  await expect(page.getByText('STRIPE_SECRET_KEY')).toHaveCount(2);
  const pages = [await page.content()];
  await page.goto(`/c/sevalla/compare?source=${STOREFRONT.staging}&target=${STOREFRONT.production}`);
  await expect(page.getByText('storefront-web-eu').first()).toBeVisible();
  const admin = await script('admin');
  const change = await submitted(admin, [us]);
  for (const path of [
    `/api/changes/${change}`,
    `/api/connections/sevalla/applications`,
    `/api/connections/sevalla/inventory?environment=${STOREFRONT.production}`,
    '/api/audit?limit=200',
  ])
    pages.push(await (await admin.get(path)).text());
  // An answer that streams has no end, so that only those are waited for that have come.
  const come = await Promise.all(
    bodies.map((body) => Promise.race([body, new Promise<string>((wake) => setImmediate(() => wake('')))])),
  );
  const everything = [...pages, ...come, house.printed()].join('\n');
  expect(everything).toContain('STRIPE_SECRET_KEY');
  const place = everything.indexOf(CANARY);
  expect(place < 0 ? '' : everything.slice(Math.max(0, place - 200), place + 60)).toBe('');
});
