import type { Page } from '@playwright/test';
import { z } from 'zod';
import { changedText, longLine, type TextPair } from '@/lib/domain/testing-texts';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { noViolations } from './accessible';
import { expect, test } from './promenade';

const compare = `/c/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}`;
const address = `${compare}&open=workflow/order-confirmation`;

test.beforeEach(async ({ page, signIn }) => {
  await signIn(page, 'operator');
});

test('a diff of 50,000 lines is computed beside the page, and only what is near the view is built', {
  tag: '@wide',
}, async ({ page }) => {
  await serve(page, changedText(50_000, 2000));
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => /content security policy/i.test(message.text()) && broken.push(message.text()));
  const worker = page.waitForEvent('worker');
  await page.goto(address);
  const diff = page.getByRole('region', { name: 'Differences in Settings' });
  await expect(diff.locator('ins').first()).toBeVisible();
  expect((await worker).url()).toContain('/_next/static/');

  await page.keyboard.press('n');
  await expect(diff.getByRole('status')).toHaveText('Difference 1 of 2,000');
  await expect(diff).toBeFocused();
  await page.keyboard.press('n');
  await expect(diff.getByRole('status')).toHaveText('Difference 2 of 2,000');
  await expect(diff.locator('[data-current]').first()).toBeInViewport();
  await page.keyboard.press('p');
  await expect(diff.getByRole('status')).toHaveText('Difference 1 of 2,000');

  await diff.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(diff.getByRole('cell', { name: '49988', exact: true }).first()).toBeInViewport();
  await page.keyboard.press('p');
  await expect(diff.getByRole('status')).toHaveText('Difference 2,000 of 2,000');
  // Counts, because times depend on the machine: all rows at once would be more than 100,000 nodes.
  expect(await page.locator('[data-diff] *').count()).toBeLessThan(2000);
  expect(await page.locator('[data-diff] table').count()).toBeLessThan(8);
  await page.getByText('Unified', { exact: true }).click();
  await expect(diff).toHaveAttribute('data-view', 'unified');
  await expect(diff.locator('ins').first()).toBeVisible();
  expect(await page.locator('[data-diff] *').count()).toBeLessThan(2000);
  // The component would bring a style sheet for each of its instances, and so for each window of rows.
  expect(await page.locator('style[data-emotion]').count()).toBe(1);
  expect(broken).toEqual([]);
});

test('nothing of a diff of 50,000 lines is done in one go', { tag: '@wide' }, async ({ page }) => {
  await serve(page, changedText(50_000, 2000));
  await page.goto(compare);
  await page.getByRole('link', { name: 'Order confirmation', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    // What is built between two looks is built in one task. Counts, because times tell of the machine too.
    const built: number[] = [];
    const watch = new MutationObserver((records) => {
      const added = records.flatMap((record) => [...record.addedNodes]).filter((node) => node instanceof Element);
      built.push(added.reduce((sum, node) => sum + 1 + node.querySelectorAll('*').length, 0));
    });
    watch.observe(document.body, { childList: true, subtree: true });
    Object.assign(window, { built });
  });
  await page.getByRole('link', { name: 'Order confirmation', exact: true }).click();
  await page.waitForSelector('[data-diff] ins');
  await page.keyboard.press('n');
  await page.waitForSelector('[data-current]');
  await page.evaluate(() => {
    const scroller = document.querySelector('[data-diff] table')?.closest('section');
    scroller?.scrollTo(0, scroller.scrollHeight);
  });
  await page.waitForFunction(() => document.querySelector('[data-diff]')?.textContent?.includes('49988'));
  const built = z.array(z.number()).parse(await page.evaluate('window.built'));
  test.info().annotations.push({ type: 'nodes built in one go', description: built.join(', ') });
  expect(Math.max(...built)).toBeLessThan(1500);
  expect(Math.max(...built), 'the diff itself is among what was counted').toBeGreaterThan(200);
});

test('folds open with the keyboard, and the focus stays in the diff', { tag: '@wide' }, async ({ page }) => {
  await serve(page, changedText(60, 2));
  await page.goto(address);
  const diff = page.getByRole('region', { name: 'Differences in Settings' });
  const folds = diff.getByRole('button', { name: /^Show \d+ equal lines$/ });
  await expect(folds).toHaveCount(3);
  const rows = await diff.locator('tr').count();
  await folds.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(folds).toHaveCount(2);
  await expect.poll(() => diff.locator('tr').count()).toBeGreaterThan(rows + 10);
  await expect(diff).toBeFocused();
});

test('a line of 1 MB shows what changed in it, and all of it when asked', { tag: '@wide' }, async ({ page }) => {
  const { before, after } = longLine(1_000_000);
  // Between tags long lines would be broken, so it is one without.
  const plain = (text: string) => text.replaceAll('<', '(').replaceAll('>', ')');
  await serve(page, { before: plain(before), after: plain(after) });
  await page.goto(address);
  const diff = page.getByRole('region', { name: 'Differences in Settings' });
  await expect(diff.locator('mark', { hasText: 'replaced 0' })).toBeVisible();
  await expect(diff.locator('mark', { hasText: 'replaced 19' })).toBeVisible();
  expect((await diff.textContent())?.length).toBeLessThan(10_000);
  await diff
    .getByRole('button', { name: /more characters: show all$/ })
    .first()
    .click();
  await expect.poll(async () => (await diff.textContent())?.length).toBeGreaterThan(1_900_000);
});

// Both themes and both widths, not each with each: the colours are the same at every width.
for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`the diff is accessible, ${colorScheme} and ${width} pixels wide`, { tag: '@wide' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await serve(page, changedText(2000, 100));
    await page.goto(address);
    const diff = page.getByRole('region', { name: 'Differences in Settings' });
    await expect(diff.locator('ins').first()).toBeVisible();
    for (const view of ['split', 'unified']) {
      await page.getByText(view === 'split' ? 'Split' : 'Unified', { exact: true }).click();
      await expect(diff).toHaveAttribute('data-view', view);
      await expect(diff.locator('ins').first()).toBeVisible();
      await noViolations(page);
    }
  });
}

/** Gives the opened workflow these two texts, through the route and the page that others take. */
async function serve(page: Page, { before, after }: TextPair): Promise<void> {
  await page.route('**/api/connections/novu/compare/resource?**', async (route) => {
    const answer = await route.fetch();
    const resource = await answer.json();
    resource.target.document = { fields: { text: before }, parts: [] };
    resource.source.document = { fields: { text: after }, parts: [] };
    await route.fulfill({ response: answer, json: resource });
  });
}
