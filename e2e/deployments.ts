import type { Page } from '@playwright/test';
import { noViolations } from './accessible';
import { expect, type Vendor } from './promenade';

export const list = '/c/patchworks/deployments';
export const environments = { uk: '31', ukLive: '32', deLive: '36' };

/** Turns switches of Patchworks' sandbox; the next test begins without them. */
export async function turn(sandbox: string, part: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox}/_sandbox/patchworks`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(part),
  });
  expect(answer.ok).toBe(true);
}

export const switchOf = (page: Page, flow: string, environment: string) =>
  page.getByRole('switch', { name: `${flow} in ${environment} is enabled` });

export const rowOf = (page: Page, flow: string, environment: string) =>
  page.getByRole('listitem').filter({ has: switchOf(page, flow, environment) });

/** What was written to Patchworks so far. */
export const written = async (vendor: Vendor) =>
  (await vendor.writes()).filter((write) => write.includes('/patchworks/'));

/** Nothing that axe finds. Colours on their way to another are not looked at. */
export async function clean(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await noViolations(page);
}
