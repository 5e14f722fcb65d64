import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { MERIDIAN, NOVU_KEYS, NOVU_LOGIN } from '@/lib/vendors/novu/sandbox/constants';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { SEVALLA_KEY } from '@/lib/vendors/sevalla/sandbox/constants';
import { expect, test } from './promenade';

const marker = 'MARKER-in-every-credential';
/** Novu's password alone is a word that stands everywhere, so that the vendor is made to say it after another one. */
const spoken = `password:${NOVU_LOGIN.password}`;
const secrets = [marker, ...Object.values(NOVU_KEYS), SEVALLA_KEY, PATCHWORKS_KEY, spoken];
/** What a login gives; the cookie of a session is none, because nothing stands between its first two dots. */
const token = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/;

/** Publishes one workflow and answers the change and everything that was told of it until it ended. */
async function published(operator: APIRequestContext): Promise<{ id: string; told: string }> {
  const { development: source, production: target } = MERIDIAN;
  const input = { source, target, resources: [{ type: 'workflow', id: 'delivery-exception' }] };
  const data = { connection: 'novu', action: 'publish', input };
  const headers = { 'idempotency-key': randomUUID() };
  const planned = await (await operator.post('/api/changes', { data: { ...data, dryRun: true }, headers })).text();
  const submitted = await (await operator.post('/api/changes', { data, headers })).json();
  const run = await (await operator.post(`/api/changes/${submitted.id}/run`)).text();
  // The stream ends with the change.
  const events = await (await operator.get(`/api/changes/${submitted.id}/events`)).text();
  return { id: submitted.id, told: [planned, JSON.stringify(submitted), run, events].join('\n') };
}

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
  // Without its faults, and without the tokens that it has given.
  await vendor.reset();
  await vendor.fault({
    path: '/auth/login',
    status: 401,
    body: { statusCode: 401, message: `Wrong ${spoken} of ${NOVU_LOGIN.email}` },
  });
  for (const [id, key] of [
    ['sevalla', SEVALLA_KEY],
    ['patchworks', PATCHWORKS_KEY],
  ])
    await vendor.fault({ vendor: id, status: 403, body: { status: 403, message: `The key ${key} of ${id}` } });
  for (const id of ['novu-legacy', 'sevalla', 'patchworks']) await ask(id);
  for (const said of ['Wrong password:•••', 'key ••• of sevalla', 'key ••• of patchworks'])
    expect(answers.join()).toContain(said);
  await vendor.mend();
  for (const { id } of items) await ask(id);

  await vendor.fault({
    method: 'PUT',
    path: '/sync',
    status: 422,
    body: { statusCode: 422, message: `Refused for ${NOVU_KEYS.development} and ${NOVU_KEYS.production}` },
  });
  const refused = 'Refused for ••• and •••';
  const change = await published(await script('operator'));
  expect(change.told).toContain(refused);
  answers.push(change.told);
  await page.goto(`/changes/${change.id}`);
  await expect(page.getByText(refused).first()).toBeVisible();
  const seen = await page.content();

  await page.goto('/settings/connections');
  await page.goto(`/c/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}&open=workflow/welcome`);
  await expect(page.locator('[data-diff]').first()).toBeVisible();
  await page.goto('/audit');
  await expect(page.getByText('connection.created').first()).toBeVisible();
  answers.push(await (await admin.get('/api/audit?limit=200')).text());
  answers.push(await (await admin.get('/api/changes')).text());
  for (const format of ['json', 'csv']) {
    const file = await (await admin.get(`/api/audit/export?format=${format}`)).text();
    for (const said of ['step.failed', refused]) expect(file).toContain(said);
    answers.push(file);
  }

  const everything = [await sent(), ...answers, house.printed(), seen, await page.content()].join('\n');
  for (const secret of [...secrets, token.exec(everything)?.[0] ?? marker]) {
    const place = everything.indexOf(secret);
    expect(place < 0 ? '' : everything.slice(Math.max(0, place - 200), place + 60), secret).toBe('');
  }
  expect(everything).toContain('Meridian Goods');
});
