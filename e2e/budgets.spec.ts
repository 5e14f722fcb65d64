import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const compare = `/c/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}`;

/** First-load JavaScript in kB of 1,000 bytes, gzipped, as the benchmark counts it. Whoever raises one says in the commit why. */
const budgets: [path: string, kilobytes: number][] = [
  ['/', 224],
  ['/changes', 223],
  ['/approvals', 222],
  ['/audit', 222],
  [compare, 255],
  ['/c/novu/compare/review', 237],
  ['/c/novu/workflows', 252],
  ['/c/novu/workflows/order-confirmation', 269],
  ['/c/sevalla/pipelines', 221],
  ['/c/patchworks/deployments', 264],
  ['/settings/policies', 220],
  ['/settings/freezes', 222],
];

test('the first load of every page stays within its budget', { tag: '@wide' }, async ({ script }) => {
  const admin = await script('admin');
  for (const [path, most] of [...budgets, ['/sign-in', 154] as const]) {
    const code = await firstLoad(path === '/sign-in' ? await script(null) : admin, path);
    const kilobytes = [...code.values()].reduce((sum, text) => sum + gzipSync(text).length / 1000, 0);
    test.info().annotations.push({ type: path, description: `${kilobytes.toFixed(1)} kB` });
    expect(kilobytes, path).toBeLessThan(most);
    expect(kilobytes, `${path} is so far below its budget that the budget guards nothing`).toBeGreaterThan(most - 12);
  }
});

test('the code of the diff comes when a diff is opened', { tag: '@wide' }, async ({ page, script, signIn }) => {
  // The library that draws diffs, by the name of one of its properties.
  const ofDiffs = (text: string) => text.includes('hideLineNumbers');
  for (const text of (await firstLoad(await script('operator'), compare)).values()) expect(ofDiffs(text)).toBe(false);
  await signIn(page, 'operator');
  const loaded: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) loaded.push(await response.text().catch(() => ''));
  });
  await page.goto(compare);
  await page.getByRole('link', { name: 'Order confirmation', exact: true }).click();
  await expect(page.locator('[data-diff] ins').first()).toBeVisible();
  expect(loaded.some(ofDiffs)).toBe(true);
});

test('a page holds few nodes, however many rows there are', { tag: '@wide' }, async ({ page, signIn }) => {
  await signIn(page, 'operator');
  for (const path of [
    compare,
    '/c/novu/workflows',
    '/c/patchworks/deployments',
    '/c/patchworks/deployments?tab=matrix',
  ]) {
    await page.goto(path);
    await expect(page.locator('[data-index]').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const [nodes, built] = await page.evaluate(() => [
      document.querySelectorAll('*').length,
      document.querySelectorAll('[data-index]').length,
    ]);
    expect(nodes, path).toBeLessThan(3000);
    expect(built, path).toBeLessThan(40);
  }
});

/** The scripts that the page itself asks for, by address. */
async function firstLoad(somebody: APIRequestContext, path: string): Promise<Map<string, string>> {
  const html = await (await somebody.get(path)).text();
  const code = new Map<string, string>();
  for (const [tag, address] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)) {
    if (address && !/nomodule/i.test(tag)) code.set(address, await (await somebody.get(address)).text());
  }
  if (code.size === 0) throw new Error(`${path} asks for no script at all`);
  return code;
}
