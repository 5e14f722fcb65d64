import { openPolicy, type Policy } from '@/lib/domain/policy';
import { clean, environments, list, rowOf, switchOf, turn, written } from './deployments';
import { expect, test } from './promenade';

for (const wanted of ['flat', 'jsonapi'] as const) {
  test.describe(`with resources written ${wanted}`, { tag: wanted === 'jsonapi' ? '@wide' : [] }, () => {
    test.beforeEach(async ({ page, house, vendor: _reset, signIn }) => {
      await turn(house.sandbox, { shape: wanted, include: wanted === 'flat' ? 'camel' : 'snake' });
      await signIn(page, 'operator');
    });

    test('the list narrows by word, environment, package and state, and keeps it all in the address', async ({
      page,
    }) => {
      await page.goto(list);
      await expect(page.getByText('120 deployments', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: /^Disabled/ }).click();
      await page.getByLabel('Environment', { exact: true }).selectOption({ label: 'UK (Live)' });
      await expect(page.getByRole('switch')).toHaveCount(9);
      await expect(page.getByRole('switch', { checked: true })).toHaveCount(0);
      await page.getByLabel('Search flow, version, environment or person').fill('akeneo');
      await expect(page.getByRole('switch')).toHaveCount(1);
      await expect(page).toHaveURL(/environment=32.*state=disabled|state=disabled.*environment=32/);
      await page.reload();
      await expect(page.getByRole('switch')).toHaveCount(1);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByLabel('Package', { exact: true }).selectOption({ label: 'Warehouse' });
      await expect(page.getByRole('list', { name: 'Deployments' }).getByText('Warehouse').first()).toBeVisible();
      await page.getByRole('button', { name: 'Sort by flow, now ascending' }).click();
      await expect(page).toHaveURL(/sort=-flow_name/);
      const names = await page.getByRole('list', { name: 'Deployments' }).getByRole('link').allTextContents();
      expect(names.length).toBeGreaterThan(3);
      expect(names).toEqual([...names].sort((a, b) => b.toLowerCase().localeCompare(a.toLowerCase())));
    });

    // Which shape the answers have is the adapter's business, whose tests go through all of it; here the list is enough.
    if (wanted === 'jsonapi') return;

    test('a version is deployed, gets another priority, and is deleted again', { tag: '@wide' }, async ({
      page,
      vendor,
    }) => {
      await page.goto(`${list}/new`);
      await page.getByLabel('Flow', { exact: true }).fill('adyen');
      await page.getByRole('button', { name: /Adyen payouts to NetSuite/ }).click();
      await page.getByLabel('Environment', { exact: true }).selectOption({ label: 'UK (Sandbox)' });
      await expect(page.getByText(/UK \(Sandbox\) (has|already|.*already)/).first()).toBeVisible();
      await clean(page);
      await page.getByLabel('Environment', { exact: true }).selectOption({ label: 'DE (Live) (production)' });
      await expect(
        page.getByText(/Deploy version 4274 \(#4\) of “Adyen payouts to NetSuite” to DE \(Live\)/),
      ).toBeVisible();
      await clean(page);
      await page.getByRole('button', { name: 'Deploy it to DE (Live)' }).click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
      expect(await written(vendor)).toEqual(['POST /patchworks/api/v1/flow-versions/4274/deployments']);

      await page.goto(`${list}?environment=${environments.deLive}`);
      await expect(page.getByRole('switch')).toHaveCount(1);
      await expect(page.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
      await page.getByRole('link', { name: 'Adyen payouts to NetSuite' }).click();
      await clean(page);
      await page.getByRole('link', { name: 'Edit the priority…' }).click();
      await page.getByLabel('Priority', { exact: true }).selectOption('2');
      await expect(page.getByText(/from inherit to high/)).toBeVisible();
      await clean(page);
      await page.getByRole('button', { name: 'Change the priority in DE (Live)' }).click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();

      await page.goto(`${list}?environment=${environments.deLive}`);
      await page.getByRole('link', { name: 'Adyen payouts to NetSuite' }).click();
      await page.getByRole('link', { name: 'Delete…' }).click();
      await expect(page.getByText('Deleting is for good')).toBeVisible();
      const remove = page.getByRole('button', { name: 'Delete it from DE (Live)' });
      await expect(remove).toHaveAttribute('aria-disabled', 'true');
      await clean(page);
      await page.getByLabel('Type “DE (Live)” to confirm').fill('DE (Live)');
      await remove.click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
      await page.getByRole('link', { name: 'Deployments' }).click();
      await page.getByLabel('Environment', { exact: true }).selectOption({ label: 'DE (Live)' });
      await expect(page.getByText('No deployment matches')).toBeVisible();
      await clean(page);
    });

    test('one press on a switch disables, tells the truth, and can be undone for ten seconds', async ({
      page,
      vendor,
    }) => {
      await page.goto(`${list}?q=shopify+customers`);
      const toggle = switchOf(page, 'Shopify customers to NetSuite', 'UK (Live)');
      await toggle.click();
      await expect(toggle).toHaveAttribute('aria-checked', 'false');
      const row = rowOf(page, 'Shopify customers to NetSuite', 'UK (Live)');
      await expect(row).toContainText('Disabled and proven.');
      expect(await written(vendor)).toEqual(['POST /patchworks/api/v1/flow-versions/4024/deployments/9039/disable']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(row).toContainText('Enabled and proven.');
      await expect(toggle).toHaveAttribute('aria-checked', 'true');
      await expect(row).toContainText('by Release bot');
      await row.getByRole('link', { name: 'See the change' }).click();
      await expect(page.getByText('Proven: UK (Live) holds what was published')).toBeVisible();
      await expect(page.getByText(/Undoes change/)).toBeVisible();
      expect((await written(vendor)).length).toBe(2);
    });

    test('where toggles in production are confirmed, one press there leads to typing the name, and elsewhere it does not', {
      tag: '@wide',
    }, async ({ page, script, vendor }) => {
      const admin = await script('admin');
      const demand = async (policy: Policy | null) =>
        expect(
          (await admin.put('/api/policies', { data: { connection: 'patchworks', environment: null, policy } })).ok(),
        ).toBe(true);
      await demand({ ...openPolicy, confirm: 'deletions_and_toggles' });
      await page.goto(`${list}?q=shopify+customers`);
      await switchOf(page, 'Shopify customers to NetSuite', 'UK (Sandbox)').click();
      await expect(rowOf(page, 'Shopify customers to NetSuite', 'UK (Sandbox)')).toContainText('abled and proven.');
      const before = await written(vendor);
      await switchOf(page, 'Shopify customers to NetSuite', 'UK (Live)').click();
      const button = page.getByRole('button', { name: 'Disable it in UK (Live)' });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(await written(vendor)).toEqual(before);
      await page.getByLabel('Type “UK (Live)” to confirm').fill('UK (Live)');
      await button.click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
      await demand(null);
    });

    test('the last enabled deployment of a flow is not switched off by one press', { tag: '@wide' }, async ({
      page,
      vendor,
    }) => {
      await page.goto(`${list}?q=netsuite+fulfilments+to+shopify`);
      await switchOf(page, 'NetSuite fulfilments to Shopify', 'UK (Sandbox)').click();
      await expect(
        page.getByText(/This is the last enabled deployment of “NetSuite fulfilments to Shopify”/),
      ).toBeVisible();
      expect(await written(vendor)).toEqual([]);
      await clean(page);
      await page.getByRole('button', { name: 'Disable it in UK (Sandbox)' }).click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
    });

    test('25 are disabled at once, 2 of them fail, stay ticked, and get through the second time', {
      tag: '@wide',
    }, async ({ page, vendor }) => {
      const paths = ['*/deployments/9003/disable', '*/deployments/9010/disable'];
      for (const path of paths)
        await vendor.fault({
          vendor: 'patchworks',
          path,
          status: 422,
          body: { message: 'The flow is locked.' },
        });
      await page.goto(`${list}?environment=${environments.uk}&state=enabled`);
      await page.getByLabel('Tick all 27 that are shown').check();
      const bar = page.getByRole('region', { name: 'Ticked' });
      await expect(bar).toContainText('27 ticked: 27 enabled, 0 disabled, in 1 environment');
      const boxes = page.getByRole('checkbox', { name: /^Tick .* in UK \(Sandbox\)/ });
      await boxes.nth(0).uncheck();
      await boxes.nth(1).uncheck();
      await bar.getByRole('button', { name: 'Disable…' }).click();
      await expect(page.getByRole('heading', { name: 'Disable 25 deployments' })).toBeVisible();
      await expect(page.getByText('25 will be disabled.')).toBeVisible();
      expect(await written(vendor)).toEqual([]);
      await clean(page);
      await page.getByRole('button', { name: 'Disable 25 in UK (Sandbox)' }).click();
      await expect(page.getByText('23 of 25 done; the other 2 stayed ticked')).toBeVisible({ timeout: 60_000 });
      await expect(bar).toContainText('2 ticked: 2 enabled');
      await expect(page.getByText(/The flow is locked\..*enabled\./).first()).toBeVisible();
      await vendor.mend();
      await bar.getByRole('button', { name: 'Disable…' }).click();
      await page.getByRole('button', { name: 'Disable 2 in UK (Sandbox)' }).click();
      await expect(page.getByText('all 2 done and proven')).toBeVisible({ timeout: 30_000 });
      await expect(bar).toHaveCount(0);
    });

    test('a promotion from the matrix whose creation fails puts the old version back, says so, and gets through on retry', {
      tag: '@wide',
    }, async ({ page, house }) => {
      await page.goto(`${list}?tab=matrix`);
      await page.getByRole('button', { name: /^Versions differ/ }).click();
      await expect(page.getByRole('status').filter({ hasText: '13 of 40 flows' })).toBeVisible();
      await clean(page);
      await page.getByRole('checkbox', { name: 'Akeneo categories to Shopify' }).check();
      const bar = page.getByRole('region', { name: 'Picked flows' });
      await bar.getByRole('combobox', { name: 'From' }).selectOption({ label: 'UK (Sandbox)' });
      await bar.getByRole('combobox', { name: 'Into' }).selectOption({ label: 'UK (Live) (production)' });
      await bar.getByRole('link', { name: 'Review the promotion' }).click();
      await expect(
        page.getByText(
          /Replace version 4212 \(#2\) of “Akeneo categories to Shopify” in UK \(Live\) with version 4213/,
        ),
      ).toBeVisible();
      await clean(page);
      await page.goBack();
      await expect(bar.getByText('1 flow picked')).toBeVisible();
      await page.getByRole('searchbox').fill('nothing like this');
      await expect(bar.getByText('1 ticked row is hidden by your filter')).toBeVisible();
      await bar.getByRole('button', { name: 'Show' }).click();
      await expect(page.getByRole('checkbox', { name: 'Akeneo categories to Shopify' })).toBeChecked();
      await bar.getByRole('link', { name: 'Review the promotion' }).click();
      await turn(house.sandbox, { failCreate: { times: 1, status: 422 } });
      await page.getByRole('button', { name: 'Promote 1 flow to UK (Live)' }).click();
      await expect(page.getByText('Failed: 0 of 1 done')).toBeVisible();
      await expect(page.getByText(/put back/i).first()).toBeVisible();
      await clean(page);
      await page.getByRole('button', { name: 'Retry what failed' }).click();
      await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
      await page.goto(`${list}?q=akeneo+categories`);
      const row = rowOf(page, 'Akeneo categories to Shopify', 'UK (Live)');
      await expect(row).toContainText('version 4213');
      await expect(switchOf(page, 'Akeneo categories to Shopify', 'UK (Live)')).toHaveAttribute('aria-checked', 'true');
    });
  });
}
