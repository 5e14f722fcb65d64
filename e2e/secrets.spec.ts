import type { Page } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const marker = 'MARKER-in-every-credential';

/** Everything that reaches the browser from now on. */
function everythingSentTo(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers());
    bodies.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });
  return async () => (await Promise.all(bodies)).join('\n');
}

test('no credential is found in any answer, page, log line or audit record', async ({
  page,
  signIn,
  script,
  vendor,
  house,
}) => {
  const sent = everythingSentTo(page);
  await signIn(page, 'admin');

  await page.goto('/settings/connections/new');
  await page.getByLabel('Name').fill('Marked');
  await page.getByLabel('On a server of your own').check();
  await page.getByLabel(/^Address/).fill(`${house.sandbox}/novu`);
  await page.getByLabel('Secret keys').first().fill(`${marker}-key`);
  await page.getByLabel('Login e-mail').fill('marked@novu.test');
  await page.getByLabel('Login password').fill(`${marker}-password`);
  await page
    .getByRole('button', { name: /^Add|^Save/ })
    .last()
    .click();
  await expect(page.getByText(/refused|did not accept|Wrong|answered 401/i).first()).toBeVisible();

  // The vendor repeats the credential in its own error, and lists decrypted keys next to its environments.
  await vendor.fault({
    path: '/auth/login',
    status: 401,
    body: { statusCode: 401, message: `Bad password ${marker}-password for key ${marker}-key` },
  });
  const admin = await script('admin');
  const { items } = await (await admin.get('/api/connections')).json();
  const answers: string[] = [];
  const ask = async (id: string) => {
    answers.push(await (await admin.post(`/api/connections/${id}/check`)).text());
    answers.push(await (await admin.get(`/api/connections/${id}/environments`)).text());
  };
  await ask('marked');
  expect(answers.join()).toContain('Bad password •••');
  await vendor.mend();
  for (const { id } of items) await ask(id);

  await page.goto('/settings/connections');
  await page.goto(`/c/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}&open=workflow/welcome`);
  await expect(page.locator('[data-diff]').first()).toBeVisible();
  await page.goto('/audit');
  await expect(page.getByText('connection.created').first()).toBeVisible();
  answers.push(await (await admin.get('/api/audit?limit=200')).text());
  answers.push(await (await admin.get('/api/changes')).text());

  const everything = [await sent(), ...answers, house.printed(), await page.content()].join('\n');
  for (const secret of [
    marker,
    'sandbox-novu-development',
    'sandbox-novu-staging',
    'sandbox-novu-production',
    'sandbox-novu-legacy',
  ]) {
    const place = everything.indexOf(secret);
    expect(place < 0 ? '' : everything.slice(Math.max(0, place - 200), place + 60), secret).toBe('');
  }
  expect(everything).toContain('Meridian Goods');
});
