import { CANARY, PARTNERS, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { noViolations } from './accessible';
import { atVendor, begin, board, eu, partners, submitted, toBoth, us, vendorDoes } from './pipelines';
import { expect, test } from './promenade';

test.beforeEach(async ({ house, script }) => begin(house.sandbox, await script('admin')));

test('the applications of a pipeline are placed from suggestions, and nothing before somebody says yes', {
  tag: '@wide',
}, async ({ page, signIn, script }) => {
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

test('the board says what runs, how it relates and what failed, and its filter is in the address', {
  tag: '@wide',
}, async ({ page, signIn }) => {
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

test('a deployment that starts elsewhere shows up by itself, with a state nobody knows as it came', {
  tag: '@wide',
}, async ({ page, signIn, house }) => {
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

test('a board that cannot be followed says so and asks by itself, until the line is back', { tag: '@wide' }, async ({
  page,
  signIn,
  vendor,
}) => {
  await signIn(page, 'viewer');
  await page.route('**/pipelines/*/events', (route) => route.abort());
  await page.goto(board);
  await expect(page.getByText('The live connection is lost')).toBeVisible();
  await expect(page.getByText('Another build than Staging')).toBeVisible();
  await noViolations(page);
  await page.unroute('**/pipelines/*/events');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await vendor.fault({ vendor: 'sevalla', status: 500, body: { message: 'Internal error' } });
  await expect(page.getByText('The last look at the vendor failed')).toBeVisible();
  await expect(page.getByText('Another build than Staging')).toBeVisible();
  await page.goto('/c/sevalla/pipelines');
  await expect(page.getByText('The vendor could not be reached')).toBeVisible();
  await vendor.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Storefront' })).toBeVisible();
});

test('no value of an environment variable is in any page or answer', { tag: '@wide' }, async ({
  page,
  signIn,
  script,
  house,
}) => {
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
