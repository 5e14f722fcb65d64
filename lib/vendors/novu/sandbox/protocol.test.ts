import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { HARBOUR } from './constants';

const novu = novuForTests();
const key = (name: string) => ({ 'idempotency-KEY': name });

describe('Idempotency-Key', () => {
  const create = (name: string, headers = key('k1')) =>
    novu.development<{ _id: string }>('POST', '/v2/layouts', { layoutId: 'once', name }, headers);

  test('the same request twice is done once', async () => {
    const [first, second] = [await create('Once'), await create('Once')];
    expect([first.status, first.headers['idempotency-key'], first.headers['idempotency-replay']]).toEqual([
      201,
      'k1',
      undefined,
    ]);
    expect([second.status, second.headers['idempotency-key'], second.headers['idempotency-replay']]).toEqual([
      201,
      'k1',
      'true',
    ]);
    expect(second.body).toEqual(first.body);
  });

  test('another endpoint with the same body gets the first one’s answer', async () => {
    const body = { sourceEnvironmentId: HARBOUR.development };
    const path = `/v2/environments/${HARBOUR.production}`;
    const first = await novu.legacy('POST', `${path}/diff`, body, key('shared'));
    const second = await novu.legacy<object>('POST', `${path}/publish`, body, key('shared'));
    expect(second.body).toEqual(first.body);
    expect(second.body.data).not.toHaveProperty('results');
  });

  test('another body is a 422 of the third shape', async () => {
    await create('Once');
    const other = await create('Twice');
    expect([other.status, other.headers.link]).toEqual([422, 'https://docs.novu.co/additional-resources/idempotency']);
    expect(other.body).toMatchObject({
      error: 'Unprocessable Entity',
      message: 'Request with key "k1" is being reused for a different body',
    });
    expect(other.body).not.toHaveProperty('errors');
  });

  test('a request that is still running is a 409', async () => {
    await novu.control('PATCH', '/novu', { workMs: 300 });
    const slow = create('Once');
    await sleep(100);
    const early = await create('Once');
    expect([early.status, early.headers['retry-after']]).toEqual([409, '1']);
    expect(early.body.message).toBe('Request with key "k1" is currently being processed. Please retry after 1 second');
    expect((await slow).status).toBe(201);
  });

  test('an error is replayed as a 503', async () => {
    const fail = () => novu.development('PATCH', '/v2/workflows/nope', { active: true }, key('k2'));
    expect([(await fail()).status, (await fail()).status, (await fail()).status]).toEqual([404, 503, 503]);
  });

  test('PUT and DELETE do not know it; too long is a 400; it can be switched off', async () => {
    const remove = () => novu.development('DELETE', '/v2/workflows/welcome', undefined, key('k3'));
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await create('Once', key('k'.repeat(256)))).status).toBe(400);
    await novu.control('PATCH', '/novu', { idempotency: false });
    const [first, second] = [await create('Once'), await create('Once')];
    expect(first.body.data._id).not.toBe(second.body.data._id);
    expect(first.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('rate limit', () => {
  test('is off at first; then every answer carries the headers, and a 429 says when to come back', async () => {
    const list = () => novu.development('GET', '/v2/workflows?limit=1');
    expect((await list()).headers).not.toHaveProperty('ratelimit-limit');

    await novu.control('PATCH', '/novu', { rateLimit: 1 });
    const first = await list();
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '4' });
    expect(first.headers['ratelimit-policy']).toBe(
      '5;w=5;burst=5;comment="token bucket";category="configuration";cost="single";serviceLevel="free"',
    );
    const rest = await Promise.all(Array.from({ length: 8 }, list));
    const refused = rest.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ statusCode: 429, message: 'API rate limit exceeded', ctx: {} });
    expect(refused?.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' });
  });

  test('counts each environment and category for itself, and no sessions', async () => {
    await novu.control('PATCH', '/novu', { rateLimit: 1 });
    await Promise.all(Array.from({ length: 10 }, () => novu.development('GET', '/v2/layouts')));
    expect((await novu.development('GET', '/v2/workflows')).status).toBe(429);
    expect((await novu.development('GET', '/v1/environments')).headers['ratelimit-policy']).toContain(
      'category="global"',
    );
    expect((await novu.staging('GET', '/v2/workflows')).status).toBe(200);
    const session = await novu.session();
    expect((await session('GET', '/v2/workflows')).headers).not.toHaveProperty('ratelimit-limit');
  });
});

describe('bodies', () => {
  test('100 kB for environments, 26 MB for workflows', async () => {
    const big = { sourceEnvironmentId: HARBOUR.development, padding: 'x'.repeat(110_000) };
    const refused = await novu.legacy('POST', `/v2/environments/${HARBOUR.production}/diff`, big);
    expect([refused.status, refused.body]).toMatchObject([413, { statusCode: 413, message: 'Payload Too Large' }]);
    expect((await novu.legacy('PATCH', '/v2/workflows/welcome', { ...big, active: true })).status).toBe(200);
  });

  test('what is not JSON is a 400 before anybody asks who it is', async () => {
    const answer = await novu.as('ApiKey nobody')('PATCH', '/v2/workflows/welcome', '{"active":');
    expect([answer.status, answer.body.error]).toEqual([400, 'Bad Request']);
  });
});
