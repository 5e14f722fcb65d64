import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeWays } from '@/lib/db/testing';
import type { JsonObject } from '@/lib/domain/json';
import { hastyClock } from '@/lib/domain/testing-clock';
import { Budget } from '@/lib/vendors/budget';
import { novu } from '@/lib/vendors/novu/adapter';
import { retry } from './change-life';
import { compare } from './compare';
import type { Context } from './context';
import {
  contextAs,
  control,
  credentials,
  edited,
  environmentsOf,
  fault,
  publishToTheEnd,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

const resources = [{ type: 'workflow', id: 'delivery-exception' }];
const nest = (statusCode: number, message: string, more: JsonObject = {}) => ({
  statusCode,
  message,
  timestamp: '2026-11-21T00:00:00.000Z',
  path: '/',
  ...more,
});
const scope =
  'This authentication scheme is scoped to a single environment and cannot target a different `_environmentId`. Use credentials from the target environment, or authenticate with a session token.';

/** What goes wrong on the write, how the change must end, what must be said, and whether the target has it. */
const faults: [what: string, fault: JsonObject, status: string, said: RegExp, arrived: boolean][] = [
  ['401', { status: 401, body: nest(401, 'API Key not found') }, 'failed', /answered 401: API Key not found/, false],
  [
    '403 for scope',
    { status: 403, body: nest(403, scope, { error: 'Forbidden' }) },
    'failed',
    /answered 403.*single environment/,
    false,
  ],
  [
    '404',
    { status: 404, body: nest(404, 'Workflow cannot be found', { workflowId: 'x' }) },
    'failed',
    /answered 404: Workflow cannot be found/,
    false,
  ],
  ['409', { status: 409, body: nest(409, 'It is in use') }, 'failed', /answered 409: It is in use/, false],
  [
    '409 while another request with the key is at work',
    { status: 409, body: nest(409, 'Request with key "k" is currently being processed. Please retry after 1 second') },
    'failed',
    /currently being processed.*Read again: Production is as it was before/s,
    false,
  ],
  [
    '422 of the pipe',
    {
      status: 422,
      body: nest(422, 'Validation Error', {
        errors: { general: { messages: ['limit is too large'], value: 'No Value Recorded' } },
      }),
    },
    'failed',
    /Validation Error: limit is too large/,
    false,
  ],
  [
    '422 of a command',
    {
      status: 422,
      body: nest(422, 'Validation failed for X', {
        errors: { 'workflowDto.name': { messages: ['name is too long'], value: 'x' } },
      }),
    },
    'failed',
    /name: name is too long/,
    false,
  ],
  [
    '422 without errors',
    {
      status: 422,
      body: nest(422, 'Request with key "k" is being reused for a different body', { error: 'Unprocessable Entity' }),
    },
    'failed',
    /reused for a different body/,
    false,
  ],
  [
    '429 that lasts',
    { status: 429, body: nest(429, 'API rate limit exceeded'), headers: { 'retry-after': '60' } },
    'failed',
    /answered 429: API rate limit exceeded/,
    false,
  ],
  [
    '500',
    { status: 500, body: nest(500, 'Internal server error', { errorId: 'abc-1' }) },
    'failed',
    /reference for Novu's support: abc-1.*Read again: Production is as it was before, nothing was written/s,
    false,
  ],
  ['503', { status: 503, body: nest(503, 'Temporarily unavailable') }, 'failed', /answered 503.*Read again/s, false],
  [
    'a time-out before the commit',
    { delayMs: 1900, status: 504 },
    'failed',
    /did not answer within 1.5 seconds.*nothing was written/s,
    false,
  ],
  [
    'a time-out after the commit',
    { delayMs: 1900 },
    'succeeded',
    /did not answer within 1.5 seconds.*Read again: Production holds what was to be published/s,
    true,
  ],
  [
    'a connection that breaks before the commit',
    { drop: 'before' },
    'failed',
    /connection to Novu broke.*nothing was written/s,
    false,
  ],
  [
    'a connection that breaks after the commit',
    { drop: 'after' },
    'succeeded',
    /connection to Novu broke.*Read again: Production holds what was to be published/s,
    true,
  ],
  ['an answer that is not JSON', { garbage: true }, 'failed', /cannot be understood.*nothing was written/s, false],
  ['a vendor that lies', { lie: true }, 'failed', /reported success, but Production is still different/, false],
];

const ways = [
  ['keys', credentials.keys],
  ['login', credentials.login],
] as const;

describeWays('what goes wrong while publishing', ways, (open, given, way) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let pair: { connection: string; source: string; target: string };
  const clock = hastyClock();

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    const connection = await storedConnection(db, sandbox.url, given);
    const session = novu.open({
      id: connection,
      baseUrl: `${sandbox.url}/novu`,
      credentials: given,
      budget: new Budget(8, clock),
      timeoutSeconds: 1.5,
    });
    ctx = { ...(await contextAs(db, 'operator')), clock, open: async () => session };
    pair = { connection, ...(await environmentsOf(ctx, connection)) };
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const write = way === 'keys' ? { method: 'PUT', path: '/sync' } : { method: 'POST', path: '/publish' };
  const state = async () => {
    await control(sandbox, 'DELETE', 'faults');
    // A good while later: the vendor may have asked to be left alone.
    await clock.sleep(400_000);
    return (await compare(ctx, pair)).rows.find(({ id }) => id === 'delivery-exception')?.state;
  };

  test.each(faults)('%s is told as it is, and a retry makes it good', async (_what, what, status, said, arrived) => {
    await fault(sandbox, { vendor: 'novu', ...write, ...what });
    const change = await publishToTheEnd(ctx, { ...pair, resources });
    expect([change.status, change.steps[0]?.message]).toEqual([status, expect.stringMatching(said)]);
    if (arrived) expect(await writesAt(sandbox)).toHaveLength(1);
    expect(await state()).toBe(arrived ? 'unchanged' : 'modified');
    if (status === 'succeeded') return;
    expect(await settled(ctx, await retry(ctx, { change: change.id, skip: [] }))).toMatchObject({
      status: 'succeeded',
      proof: { state: 'proven' },
    });
  });

  test('what a colleague changed between a failed attempt and its retry is not overwritten unseen', async () => {
    await fault(sandbox, { vendor: 'novu', ...write, status: 409, body: nest(409, 'It is in use'), times: 1 });
    const change = await publishToTheEnd(ctx, { ...pair, resources });
    expect(change.status).toBe('failed');
    await edited(sandbox, pair.target, 'delivery-exception');
    await control(sandbox, 'DELETE', 'requests');
    const after = await settled(ctx, await retry(ctx, { change: change.id, skip: [] }));
    expect(after).toMatchObject({ status: 'stale', moved: [{ id: 'delivery-exception' }] });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('a vendor that cannot be read afterwards leaves the change unknown, never succeeded', async () => {
    await fault(sandbox, { vendor: 'novu', ...write, drop: 'after', times: 1 });
    const blind = {
      vendor: 'novu',
      method: 'GET',
      path: '/v2/workflows/delivery-exception',
      status: 500,
      body: nest(500, 'Internal server error'),
    };
    const session = await ctx.open(pair.connection);
    const publish = session.actions.publish;
    if (!publish) throw new Error('Novu can publish');
    // The vendor goes blind in the moment after the write, before anybody looks.
    const apply: typeof publish.apply = async (step, key, note) => {
      const outcome = await publish.apply(step, key, note);
      await fault(sandbox, blind);
      return outcome;
    };
    const blinded = { ...ctx, open: async () => ({ ...session, actions: { publish: { ...publish, apply } } }) };
    const change = await publishToTheEnd(blinded, { ...pair, resources });
    expect(change).toMatchObject({ status: 'unknown', steps: [{ status: 'unknown' }] });
    await control(sandbox, 'DELETE', 'faults');
    expect(await settled(ctx, await retry(ctx, { change: change.id, skip: [] }))).toMatchObject({
      status: 'succeeded',
    });
    expect(await writesAt(sandbox)).toHaveLength(1);
  });
});

describe('what goes wrong while comparing', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const session = (url = sandbox.url) =>
    novu.open({
      id: 'x',
      baseUrl: `${url}/novu`,
      credentials: credentials.keys,
      budget: new Budget(),
      timeoutSeconds: 1.5,
    });

  test.each<[string, JsonObject, string]>([
    ['401', { status: 401, body: nest(401, 'API Key not found') }, 'vendor_unauthorized'],
    ['500', { status: 500, body: nest(500, 'Internal server error') }, 'vendor_unavailable'],
    ['503', { status: 503 }, 'vendor_unavailable'],
    ['a broken connection', { drop: 'before' }, 'vendor_unavailable'],
    ['a time-out', { delayMs: 1900, status: 504 }, 'vendor_unavailable'],
    ['garbage', { garbage: true }, 'vendor_unreadable'],
    [
      'a lasting 429',
      { status: 429, headers: { 'retry-after': '60' }, body: nest(429, 'API rate limit exceeded') },
      'vendor_rate_limited',
    ],
  ])('%s on the list of environments is an error that names it', async (_what, what, code) => {
    await fault(sandbox, { vendor: 'novu', path: '/v1/environments', ...what });
    await expect(session().environments()).rejects.toMatchObject({ code });
  });

  test('a vendor that is not there', async () => {
    const gone = await sandboxForTest();
    await gone.close();
    await expect(session(gone.url).environments()).rejects.toMatchObject({
      code: 'vendor_unavailable',
      message: expect.stringContaining('Nothing was sent'),
    });
  });

  test('one workflow that cannot be read is unknown; the others are compared', async () => {
    await fault(sandbox, {
      vendor: 'novu',
      path: '/v2/workflows/welcome',
      status: 500,
      body: nest(500, 'Internal server error'),
    });
    const opened = session();
    const [source, , target] = await opened.environments();
    const paired = await opened.compare?.(source?.id ?? '', target?.id ?? '');
    const unknown = paired?.pairs.filter(({ kind }) => kind === 'unreadable');
    expect(unknown).toMatchObject([{ source: { id: 'welcome', problem: expect.stringContaining('500') } }]);
    expect(paired?.pairs.length).toBeGreaterThan(40);
  });
});
