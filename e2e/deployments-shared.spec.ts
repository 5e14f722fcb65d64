import type { Page } from '@playwright/test';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { clean, environments, list, switchOf, written } from './deployments';
import { expect, test } from './promenade';

test('the second of two people who press the same switch sees what happened', { tag: '@wide' }, async ({
  page,
  browser,
  house,
  vendor,
  signIn,
}) => {
  await signIn(page, 'operator');
  const other = await browser.newPage({ baseURL: house.url });
  await signIn(other, 'admin');
  for (const one of [page, other]) await one.goto(`${list}?q=shopify+customers`);
  const [first, second] = [
    switchOf(page, 'Shopify customers to NetSuite', 'UK (Live)'),
    switchOf(other, 'Shopify customers to NetSuite', 'UK (Live)'),
  ] as const;
  await expect(second).toHaveAttribute('aria-checked', 'true');
  await first.click();
  await expect(page.getByText('Disabled and proven.')).toBeVisible();
  await second.click();
  await expect(other.getByText('Somebody else was faster: it is disabled already. Nothing was written.')).toBeVisible();
  await expect(second).toHaveAttribute('aria-checked', 'false');
  expect(await written(vendor)).toHaveLength(1);
  await other.close();
});

test('ticked flows go from one environment to another through the comparison', { tag: '@wide' }, async ({
  page,
  signIn,
}) => {
  await signIn(page, 'operator');
  await page.goto(`/c/patchworks/compare?source=${environments.uk}&target=${environments.ukLive}`);
  await page.getByLabel('Tick flow Akeneo categories to Shopify').check();
  await page.getByRole('link', { name: 'Akeneo categories to Shopify' }).click();
  await expect(page.locator('[data-diff]').first()).toBeVisible();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.getByRole('button', { name: 'Promote 1 change to UK (Live)' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
});

test('a broken page stops the reading, says how far it came, and goes on when asked', { tag: '@wide' }, async ({
  page,
  vendor,
  signIn,
}) => {
  await signIn(page, 'operator');
  await page.goto('/changes');
  await vendor.fault({ vendor: 'patchworks', path: '/flow-version-deployments?', status: 500 });
  await page.goto(list);
  await expect(page.getByText('No deployments could be read.')).toBeVisible();
  await clean(page);
  await vendor.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('120 deployments', { exact: true })).toBeVisible();
});

test('what was changed at the vendor meanwhile comes in when the list is read again', { tag: '@wide' }, async ({
  page,
  house,
  signIn,
}) => {
  await signIn(page, 'operator');
  await page.goto(`${list}?q=shopify+customers`);
  const toggle = switchOf(page, 'Shopify customers to NetSuite', 'UK (Live)');
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  const headers = { authorization: PATCHWORKS_KEY, accept: 'application/json', 'content-type': 'application/json' };
  const path = '/patchworks/api/v1/flow-versions/4024/deployments/9039/disable';
  expect((await fetch(house.sandbox + path, { method: 'POST', headers })).ok).toBe(true);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByText('120 deployments', { exact: true })).toBeVisible();
});

test('a viewer sees every switch and why none of them turns', { tag: '@wide' }, async ({ page, vendor, signIn }) => {
  await signIn(page, 'viewer');
  await page.goto(`${list}?q=shopify+customers`);
  const toggle = switchOf(page, 'Shopify customers to NetSuite', 'UK (Live)');
  await expect(toggle).toHaveAttribute('aria-disabled', 'true');
  await toggle.click({ force: true });
  await toggle.hover();
  await expect(page.getByRole('tooltip', { name: 'Your role lets you look, but not publish here' })).toBeVisible();
  expect(await written(vendor)).toEqual([]);
});

// Both themes and both widths, not each with each: the colours are the same at every width.
for (const { width, height, name, colorScheme } of [
  { width: 1440, height: 900, name: 'wide', colorScheme: 'dark' },
  { width: 390, height: 844, name: 'narrow', colorScheme: 'light' },
] as const) {
  test(`list, matrix and details can be used by everybody, ${name} and ${colorScheme}`, { tag: '@wide' }, async ({
    page,
    signIn,
  }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await signIn(page, 'operator');
    for (const query of ['', '?open=9003', '?tab=matrix', '?q=nothing+of+the+sort', '?bulk=enable']) {
      await page.goto(list + query);
      await expect(page.getByText('120 deployments', { exact: true })).toBeVisible();
      await clean(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
}

test('six thousand deployments: few nodes, and a frame of scrolling costs less than a long task', {
  tag: '@wide',
}, async ({ page, house, signIn }) => {
  test.setTimeout(240_000);
  await fetch(`${house.sandbox}/_sandbox/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scale: 50 }),
  });
  await signIn(page, 'operator');
  await page.goto(list);
  await expect(page.getByText(/of 6,000 deployments read/)).toBeVisible();
  await expect(page.getByText('6,000 deployments', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await page.locator('*').count()).toBeLessThan(3000);
  expect(await costOfAFrame(page, 'rows')).toBeLessThan(50);
  await page.goto(`${list}?tab=matrix`);
  await expect(page.getByText('2,000 of 2,000 flows')).toBeVisible({ timeout: 60_000 });
  expect(await page.locator('*').count()).toBeLessThan(3000);
  expect(await costOfAFrame(page, 'matrix')).toBeLessThan(50);
});

/** Milliseconds of work for a frame of fast scrolling, without the time in which others had the processor. */
async function costOfAFrame(page: Page, scroller: string): Promise<number> {
  const frames = 90;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await worked();
  await page.getByTestId(scroller).evaluate(async (box, times) => {
    for (let frame = 0; frame < times; frame++) {
      box.scrollBy(0, 400);
      await new Promise(requestAnimationFrame);
    }
  }, frames);
  return (((await worked()) - before) * 1000) / frames;
}
