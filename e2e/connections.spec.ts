import { NOVU_KEYS } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

test('a connection is added, checked, edited without its credentials shown or lost, and removed', {
  tag: '@wide',
}, async ({ page, signIn, script, house }) => {
  await signIn(page, 'admin');
  await page.goto('/settings/connections');
  await page.getByRole('link', { name: 'Add connection' }).click();
  await page.getByLabel('Name').fill('Second look');
  await expect(page.getByLabel('Id', { exact: true })).toHaveValue('second-look');
  await page.getByLabel('On a server of your own').check();
  await page.getByLabel(/^Address/).fill(`${house.sandbox}/novu`);
  await page.getByLabel('Secret keys').first().fill(NOVU_KEYS.development);
  await page.getByRole('button', { name: 'Add another' }).click();
  await page.getByRole('textbox', { name: 'Secret keys, number 2' }).fill(NOVU_KEYS.production);
  await page.getByRole('button', { name: 'Add and check' }).click();
  const card = page.getByRole('article', { name: /Second look|Renamed/ });
  await expect(card).toContainText(/^Second lookWorks/);
  await expect(card).toContainText('Checked');

  await card.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByText('2 values stored; leave empty to keep.')).toBeVisible();
  await expect(page.getByLabel('Secret keys').first()).toHaveValue('');
  await page.getByLabel('Name').fill('Renamed');
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(card).toContainText(/^RenamedWorks/);
  const admin = await script('admin');
  const environments = await admin.get('/api/connections/second-look/environments');
  expect((await environments.json()).items.map(({ name }: { name: string }) => name)).toContain('Production');

  await card.getByRole('button', { name: 'Remove Renamed' }).click();
  const remove = page.getByRole('button', { name: 'Remove connection' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Type “Renamed” to confirm').fill('Renamed');
  await remove.click();
  await expect(card).toHaveCount(0);
  expect((await admin.get('/api/connections/second-look')).status()).toBe(404);
  const { items } = await (await admin.get('/api/audit?subject=connection/second-look')).json();
  expect(items.map(({ event }: { event: string }) => event)).toEqual([
    'connection.deleted',
    'connection.updated',
    'connection.created',
  ]);
});
