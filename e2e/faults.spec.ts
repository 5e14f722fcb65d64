import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { HARBOUR, MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
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
const limited = (seconds: string) => ({
  body: nest(429, 'API rate limit exceeded'),
  headers: { 'retry-after': seconds },
});

const review = `/c/novu/compare/review?source=${MERIDIAN.development}&target=${MERIDIAN.production}#ticked=workflow/delivery-exception`;
const pair = { source: MERIDIAN.development, target: MERIDIAN.production };

/** Asks for a publish of workflows through our own routes and answers the id of the change. */
async function submit(operator: APIRequestContext, workflows: readonly string[]): Promise<string> {
  const resources = workflows.map((id) => ({ type: 'workflow', id }));
  const data = { connection: 'novu', action: 'publish', input: { ...pair, resources } };
  const submitted = await operator.post('/api/changes', { data, headers: { 'idempotency-key': randomUUID() } });
  return (await submitted.json()).id;
}

/** The same, started. */
async function publish(operator: APIRequestContext, workflows: readonly string[]): Promise<string> {
  const id = await submit(operator, workflows);
  await operator.post(`/api/changes/${id}/run`);
  return id;
}

const messages = (path: string, ...said: string[]) => ({ errors: { [path]: { messages: said } } });

/** One fault for each workflow, what must be said of it, and whether it arrived in spite of it. */
const writing: [workflow: string, what: string, fault: object, said: RegExp, arrived?: 'arrived'][] = [
  ['birthday-offer', '404', { status: 404, body: nest(404, 'It cannot be found') }, /answered 404: It cannot be found/],
  ['back-in-stock', '409', { status: 409, body: nest(409, 'It is in use') }, /answered 409: It is in use/],
  [
    'invoice-issued',
    '422 of the pipe',
    { status: 422, body: nest(422, 'Validation Error', messages('general', 'name is wrong')) },
    /Validation Error: name is wrong/,
  ],
  [
    'refund-processed',
    '422 of a command',
    { status: 422, body: nest(422, 'Validation failed', messages('workflowDto.name', 'too long')) },
    /name: too long/,
  ],
  [
    'click-and-collect-ready',
    '422 without errors',
    { status: 422, body: nest(422, 'The key is being reused') },
    /answered 422: The key is being reused/,
  ],
  [
    'chargeback-opened',
    '500',
    { status: 500, body: nest(500, 'Internal server error', { errorId: 'ref-7' }) },
    /ref-7.*nothing was written/,
  ],
  [
    'payment-failed',
    '503',
    { status: 503, body: nest(503, 'Service temporarily unavailable') },
    /answered 503.*nothing was written/,
  ],
  ['shipment-dispatched', 'a break before', { drop: 'before' }, /broke before it answered.*nothing was written/],
  [
    'cart-reminder',
    'a break after',
    { drop: 'after' },
    /broke before it answered.*Production holds what was to be published/,
    'arrived',
  ],
  [
    'new-device-sign-in',
    'a time-out before',
    { delayMs: 6000, status: 504 },
    /did not answer within 5 seconds.*nothing was written/,
  ],
  [
    'review-request',
    'a time-out after',
    { delayMs: 6000 },
    /did not answer within 5 seconds.*Production holds what was to be published/,
    'arrived',
  ],
  ['welcome', 'garbage', { garbage: true }, /cannot be understood.*nothing was written/],
  ['delivery-exception', 'a lie', { lie: true }, /reported success, but Production is still different/],
];

test('publishing meets another fault at each step: the page says of each what was and was not done', {
  tag: '@wide',
}, async ({ page, vendor, signIn }) => {
  await signIn(page, 'operator');
  for (const [workflow, , fault] of writing) await vendor.fault({ method: 'PUT', path: `/${workflow}/sync`, ...fault });
  await page.goto(
    `/changes/${await publish(
      page.request,
      writing.map(([workflow]) => workflow),
    )}`,
  );
  await expect(page.getByText('Partly failed: 2 of 13 done')).toBeVisible({ timeout: 30_000 });
  for (const [workflow, what, , said, arrived] of writing) {
    const step = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
    const line = step.filter({ has: page.getByText(workflow, { exact: true }) }).first();
    await expect.soft(line, what).toContainText(said);
    await expect.soft(line, what).toContainText(arrived ? /^Done/ : /^Failed/);
  }
  await expect(page.getByRole('alert').filter({ hasText: 'Not proven: Production is still different' })).toBeVisible();
  await expect(page.getByText(/^Proven:/)).toHaveCount(0);

  await vendor.mend();
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await expect(page.getByText('Succeeded: 13 of 13 done')).toBeVisible();
  await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
  const sent = (await vendor.writes()).filter((write) => /(cart-reminder|review-request)\/sync$/.test(write));
  expect(sent).toHaveLength(2);
});

const halting: [what: string, fault: object, said: RegExp][] = [
  ['401', { status: 401, body: nest(401, 'API Key not found') }, /Novu answered 401: API Key not found/],
  [
    '403',
    { status: 403, body: nest(403, 'This authentication scheme is scoped to a single environment') },
    /answered 403.*single environment/,
  ],
];

test('a refusal that would meet the next step as well ends the change, and the page says so', { tag: '@wide' }, async ({
  page,
  vendor,
  signIn,
}) => {
  await signIn(page, 'operator');
  for (const [what, fault, said] of halting) {
    await vendor.fault({ method: 'PUT', path: '/sync', ...fault });
    await page.goto(`/changes/${await publish(page.request, ['delivery-exception', 'review-request'])}`);
    await expect(page.getByText('Failed: 0 of 2 done'), what).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: said }).first(), what).toBeVisible();
    await expect(page.getByText(/^Not attempted: /).first(), what).toBeVisible();
    await expect(page.getByText('Nothing was written to Production.'), what).toBeVisible();
    await expect(page.getByText(/^Proven:/)).toHaveCount(0);
    await vendor.mend();
  }
  // A limit is no refusal for good: it is waited for.
  await vendor.fault({ method: 'PUT', path: '/sync', status: 429, times: 1, ...limited('1') });
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await expect(page.getByText('Succeeded: 2 of 2 done')).toBeVisible();
});

const reading: [what: string, fault: object, said: RegExp][] = [
  ['401', { status: 401, body: nest(401, 'API Key not found') }, /did not accept the credentials/],
  ['403', { status: 403, body: nest(403, 'Forbidden') }, /do not reach that far/],
  ['500', { status: 500, body: nest(500, 'Internal server error') }, /could not be reached.*answered 500/],
  ['503', { status: 503 }, /could not be reached.*answered 503/],
  ['a broken connection', { drop: 'before' }, /could not be reached.*broke before it answered/],
  ['garbage', { garbage: true }, /could not be understood/],
  ['a time-out', { delayMs: 6000 }, /could not be reached.*did not answer within 5 seconds/],
];

test('comparing meets one fault after the other: nothing is shown as equal, and it can be tried again', {
  tag: '@wide',
}, async ({ page, vendor, signIn, house }) => {
  const told = async (what: string, said: RegExp) => {
    await expect(page.getByRole('alert').filter({ hasText: said }), what).toBeVisible();
    await expect(page.getByText('Nothing differs'), what).toHaveCount(0);
  };
  const again = page.getByRole('button', { name: 'Try again' });
  await signIn(page, 'viewer');
  for (const [index, [what, fault, said]] of reading.entries()) {
    await vendor.mend();
    await vendor.fault({ path: '/v1/environments', ...fault });
    await (index === 0 ? page.goto(compare) : again.click());
    await told(what, said);
  }
  await house.withoutVendors(async () => {
    await again.click();
    await told('a refused connection', /could not be reached.*cannot be reached \(ECONNREFUSED\)\. Nothing was sent/);
  });
  await again.click();
  await expect(page.getByRole('link', { name: 'Order confirmation' })).toBeVisible();
  // Of another connection, because a vendor that asks to wait is left alone for that long by everybody.
  await vendor.fault({ path: '/v1/environments', status: 429, ...limited('11') });
  await page.goto(`/c/novu-legacy/compare?source=${HARBOUR.development}&target=${HARBOUR.production}`);
  await told('429', /asks to wait/);
  await expect(page.getByRole('button', { name: /^Try again in \d+ s$/ })).toHaveAttribute('aria-disabled', 'true');
});

test('publishing meets a refused connection: nothing was sent, and it goes on once the vendor is back', {
  tag: '@wide',
}, async ({ page, vendor, signIn, house }) => {
  await signIn(page, 'operator');
  const stored = await submit(page.request, ['review-request']);
  await page.goto(review);
  await expect(page.getByText('nothing has been written')).toBeVisible();
  await house.withoutVendors(async () => {
    await page.getByRole('button', { name: 'Publish 1 change to Production' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was sent' })).toBeVisible();
    await page.goto(`/changes/${stored}`);
    await page.getByRole('button', { name: 'Run now' }).click();
    await expect(page.getByText('Failed: 0 of 1 done')).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was sent' })).toContainText(
      'Nothing was written to Production.',
    );
  });
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible();
  expect(await vendor.writes()).toEqual(['PUT /novu/v2/workflows/review-request/sync']);
});

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

test('rows are there while one resource is still being read, and can be ticked when it has been', {
  tag: '@wide',
}, async ({ page, vendor, signIn, house }) => {
  await signIn(page, 'operator');
  await welcomeEdited(house);
  await vendor.fault({ path: '/v2/workflows/welcome', delayMs: 4000 });
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
  await page.goto(review);
  await expect(page.getByText('nothing has been written')).toBeVisible();
  await fetch(`${house.sandbox}/novu/v2/workflows/delivery-exception`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-production', 'content-type': 'application/json' },
    body: JSON.stringify({ description: 'Changed by a colleague' }),
  });
  const before = await vendor.writes();
  await page.getByRole('button', { name: 'Publish 1 change to Production' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /out of date/ })).toContainText(
    '“Delivery exception” has changed in Production',
  );
  expect(await vendor.writes()).toEqual(before);
});
