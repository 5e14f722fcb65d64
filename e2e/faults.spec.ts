import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';
import type { House } from './server';

const compare = `/c/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}`;
const nest = (statusCode: number, message: string, more: object = {}) => ({
  statusCode,
  message,
  path: '/',
  timestamp: '2026-11-21T00:00:00.000Z',
  ...more,
});

/** Publishes one workflow through our own routes and answers the id of the change. */
async function publish(operator: APIRequestContext): Promise<string> {
  const { development: source, production: target } = MERIDIAN;
  const data = {
    connection: 'novu',
    action: 'publish',
    input: { source, target, resources: [{ type: 'workflow', id: 'delivery-exception' }] },
  };
  const submitted = await operator.post('/api/changes', { data, headers: { 'idempotency-key': randomUUID() } });
  const { id } = await submitted.json();
  await operator.post(`/api/changes/${id}/run`);
  return id;
}

const writing: [what: string, fault: object, word: string, said: RegExp][] = [
  ['401', { status: 401, body: nest(401, 'API Key not found') }, 'Failed', /Novu answered 401: API Key not found/],
  [
    '403',
    { status: 403, body: nest(403, 'This authentication scheme is scoped to a single environment') },
    'Failed',
    /answered 403.*single environment/,
  ],
  [
    '404',
    { status: 404, body: nest(404, 'Workflow cannot be found') },
    'Failed',
    /answered 404: Workflow cannot be found/,
  ],
  ['409', { status: 409, body: nest(409, 'It is in use') }, 'Failed', /answered 409: It is in use/],
  [
    '422 of the pipe',
    { status: 422, body: nest(422, 'Validation Error', { errors: { general: { messages: ['name is wrong'] } } }) },
    'Failed',
    /Validation Error: name is wrong/,
  ],
  [
    '422 of a command',
    {
      status: 422,
      body: nest(422, 'Validation failed', { errors: { 'workflowDto.name': { messages: ['too long'] } } }),
    },
    'Failed',
    /name: too long/,
  ],
  [
    '422 without errors',
    { status: 422, body: nest(422, 'The key is being reused') },
    'Failed',
    /answered 422: The key is being reused/,
  ],
  [
    '429',
    { status: 429, body: nest(429, 'API rate limit exceeded'), headers: { 'retry-after': '0' } },
    'Failed',
    /answered 429: API rate limit exceeded/,
  ],
  ['a connection that breaks before', { drop: 'before' }, 'Failed', /broke before it answered.*nothing was written/],
  [
    'a connection that breaks after',
    { drop: 'after' },
    'Succeeded',
    /Read again: Production holds what was to be published/,
  ],
  ['a lie', { lie: true }, 'Failed', /reported success, but Production is still different/],
];

for (const [what, fault, word, said] of writing) {
  test(`publishing meets ${what}: the page says what was and was not done`, async ({ page, vendor, signIn }) => {
    await signIn(page, 'operator');
    await vendor.fault({ method: 'PUT', path: '/sync', ...fault });
    await page.goto(`/changes/${await publish(page.request)}`);
    await expect(
      page.getByRole('status').filter({ hasText: `${word}: ${word === 'Succeeded' ? 1 : 0} of 1 done` }),
      // A write whose answer was lost is looked at for twelve seconds before it counts as not done.
    ).toBeVisible({ timeout: 25_000 });
    await expect(page.getByRole('listitem').filter({ hasText: said }).first()).toBeVisible();
    if (word === 'Succeeded') return;
    await expect(page.getByText(/^Proven:/)).toHaveCount(0);
    await vendor.mend();
    await page.getByRole('button', { name: /^Retry/ }).click();
    await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
    await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
  });
}

const reading: [what: string, fault: object, said: RegExp][] = [
  ['401', { status: 401, body: nest(401, 'API Key not found') }, /did not accept the credentials/],
  ['403', { status: 403, body: nest(403, 'Forbidden') }, /do not reach that far/],
  [
    '429',
    { status: 429, body: nest(429, 'API rate limit exceeded'), headers: { 'retry-after': '11' } },
    /asks to wait/,
  ],
  ['500', { status: 500, body: nest(500, 'Internal server error') }, /could not be reached/],
  ['503', { status: 503 }, /could not be reached/],
  ['a broken connection', { drop: 'before' }, /could not be reached/],
  ['garbage', { garbage: true }, /could not be understood/],
];

for (const [what, fault, said] of reading) {
  test(`comparing meets ${what}: nothing is shown as equal, and it can be tried again`, async ({
    page,
    vendor,
    signIn,
  }) => {
    await signIn(page, 'viewer');
    await vendor.fault({ path: '/v1/environments', ...fault });
    await page.goto(compare);
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    await expect(page.getByText('Nothing differs')).toHaveCount(0);
    await vendor.mend();
    await page.getByRole('button', { name: /again/i }).first().click({ timeout: 20_000 });
    await expect(page.getByRole('link', { name: 'Order confirmation' })).toBeVisible();
  });
}

/** Only what the list shows as changed is read again, so that something has to have changed. */
async function welcomeEdited({ sandbox }: House): Promise<void> {
  const answer = await fetch(`${sandbox}/novu/v2/workflows/welcome`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-development', 'content-type': 'application/json' },
    body: JSON.stringify({ description: `Edited by a colleague: ${randomUUID()}` }),
  });
  expect(answer.status).toBe(200);
}

test('one workflow that cannot be read is shown as unknown and cannot be ticked', async ({
  page,
  vendor,
  signIn,
  house,
}) => {
  await signIn(page, 'operator');
  await welcomeEdited(house);
  await vendor.fault({ path: '/v2/workflows/welcome', status: 500, body: nest(500, 'Internal server error') });
  await page.goto(`${compare}&q=welcome`);
  await expect(page.getByText('Cannot be ticked').first()).toBeVisible();
  await expect(page.getByLabel('Tick workflow Welcome')).toHaveCount(0);
});

test('rows are there while one resource is still being read, and can be ticked when it has been', async ({
  page,
  vendor,
  signIn,
  house,
}) => {
  await signIn(page, 'operator');
  await welcomeEdited(house);
  await vendor.fault({ path: '/v2/workflows/welcome', delayMs: 6000 });
  await page.goto(`${compare}#ticked=workflow/order-confirmation,workflow/welcome`);
  await expect(page.getByRole('link', { name: 'Order confirmation' })).toBeVisible();
  await expect(page.getByText(/Still reading: \d+ of \d+ compared/)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Tick/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Order confirmation' }).focus();
  await page.keyboard.press(' ');
  await expect(page.getByRole('region', { name: 'Ticked' })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Tick workflow Order confirmation' })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Ticked' })).toContainText('2 ticked');
  await expect(page.getByText('Still reading')).toHaveCount(0);
});

test('what moves between review and publish is told, and nothing is written', async ({
  page,
  vendor,
  signIn,
  house,
}) => {
  await signIn(page, 'operator');
  await page.goto(
    `/c/novu/compare/review?source=${MERIDIAN.development}&target=${MERIDIAN.production}#ticked=workflow/delivery-exception`,
  );
  await expect(page.getByText('nothing has been written')).toBeVisible();
  await fetch(`${house.sandbox}/novu/v2/workflows/delivery-exception`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-production', 'content-type': 'application/json' },
    body: JSON.stringify({ description: 'Changed by a colleague' }),
  });
  const before = await vendor.writes();
  await page.getByRole('button', { name: 'Publish 1 change to Production' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /out of date/ })).toBeVisible();
  expect(await vendor.writes()).toEqual(before);
});
