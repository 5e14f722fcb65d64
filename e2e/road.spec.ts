import type { Page } from '@playwright/test';
import { HARBOUR, MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { gift } from '@/lib/vendors/novu/sandbox/seed/layouts';
import { noViolations } from './accessible';
import { expect, test } from './promenade';

const synced = { targetEnvironmentId: MERIDIAN.production };
const giftLayout = { name: 'Gift layout', isTranslationEnabled: false };

/** Exactly one resource in each native publish; an empty list would publish everything. */
const publishes = (resourceType: string, resourceId: string): [write: string, body: unknown] => [
  `POST /novu/v2/environments/${HARBOUR.production}/publish`,
  { sourceEnvironmentId: HARBOUR.development, dryRun: false, resources: [{ resourceType, resourceId }] },
];

const organisations: { name: string; what: string; writes: [write: string, body: unknown][] }[] = [
  {
    name: 'Meridian Goods',
    what: 'with a key for each environment',
    writes: [
      ['POST /novu/v2/layouts', { ...giftLayout, layoutId: 'gift-layout', __source: 'dashboard' }],
      ['PUT /novu/v2/layouts/gift-layout', { ...giftLayout, controlValues: gift.values }],
      ['PUT /novu/v2/workflows/gift-card-delivered/sync', synced],
      ['PUT /novu/v2/workflows/order-confirmation/sync', synced],
      ['DELETE /novu/v2/workflows/store-closure-notice', null],
    ],
  },
  {
    name: 'Harbour Legacy',
    what: 'with a login that may publish between environments',
    writes: [
      publishes('layout', 'gift-layout'),
      publishes('workflow', 'gift-card-delivered'),
      publishes('workflow', 'order-confirmation'),
      publishes('workflow', 'store-closure-notice'),
    ],
  },
];

for (const { name, what, writes } of organisations) {
  test(`the main road ${what}: sign in, compare, tick, review, publish, see the proof`, async ({
    page,
    vendor,
    house,
  }) => {
    await page.goto(house.url);
    await page.getByLabel('E-mail').fill('operator@promenade.test');
    await page.getByLabel('Password').fill('promenade');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await page.getByRole('link', { name: `Compare ${name}`, exact: true }).click();
    await choose(page, 'From', 'Development');
    await choose(page, 'Into', 'Production');
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);

    await page.getByLabel('Tick workflow Gift card delivered').check();
    await expect(page.getByRole('region', { name: 'Ticked' })).toContainText('Gift layout');
    await page.getByRole('button', { name: 'Add Gift layout' }).first().click();
    await page.getByLabel('Search name, id or person').fill('order confirmation');
    // A row that the filter moves between press and release of the mouse is not clicked.
    await expect(page.getByRole('link', { name: 'Gift card delivered' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Order confirmation' }).click();
    await expect(page.locator('[data-diff]').first()).toContainText('confirmed');
    await page.getByLabel('Publish it').check();
    await expect(page.getByText('2 ticked rows are hidden by your filter')).toBeVisible();
    await page.getByLabel('Search name, id or person').fill('');
    await page.getByLabel('Resources').hover();
    const deletions = page.getByRole('button', { name: /^Deleted workflows: only in Production/ });
    await expect(async () => {
      await page.mouse.wheel(0, 5000);
      await expect(deletions).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(page.getByLabel('Tick workflow Store closure notice')).toHaveCount(0);
    await deletions.click();
    await page.getByLabel('Tick workflow Store closure notice').check();

    await expect(page).toHaveURL(/#ticked=.*store-closure-notice/);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Ticked' })).toContainText('4 ticked');
    expect(await vendor.writes()).toEqual([]);
    await page.getByRole('link', { name: 'Review', exact: true }).click();

    await expect(page.getByText('This is a dry run: nothing has been written')).toBeVisible();
    await expect(
      page.getByText('The layout “Brand layout” differs and is overwritten in Production along with it.'),
    ).toBeVisible();
    const publish = page.getByRole('button', { name: 'Publish 4 changes to Production' });
    await expect(publish).toHaveAttribute('aria-disabled', 'true');
    expect(await vendor.writes()).toEqual([]);
    await page.getByLabel('Reason').fill('Christmas gift cards');
    await page.getByLabel('Type “Production” to confirm').fill('Production');
    await publish.click();

    await expect(page.getByText('Succeeded: 4 of 4 done')).toBeVisible();
    await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
    await expect(page.getByText('Christmas gift cards')).toBeVisible();
    expect(await vendor.written()).toEqual(writes);

    await page.getByRole('link', { name: 'Compare these environments' }).click();
    await expect(page.getByRole('link', { name: 'Payment failed' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Gift card delivered' })).toHaveCount(0);
    await noViolations(page);
  });
}

async function choose(page: Page, side: string, environment: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${side}: `) }).click();
  await page.locator('[popover]:popover-open').getByRole('button', { name: environment }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${side}: ${environment}`) })).toBeVisible();
}
