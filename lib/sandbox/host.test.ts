import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOVU_KEYS } from '@/lib/vendors/novu/sandbox/constants';
import { type RunningSandbox, startSandbox } from './host';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
beforeEach(async () => {
  await control('POST', '/reset');
});
afterAll(() => sandbox.close());

const DETAIL = '/novu/v2/workflows/order-confirmation';

const call = (method: string, path: string, body?: unknown) =>
  fetch(sandbox.url + path, {
    method,
    headers: { authorization: `ApiKey ${NOVU_KEYS.development}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const control = (method: string, path: string, body?: unknown) => call(method, `/_sandbox${path}`, body);
const fault = (body: object) => control('POST', '/faults', { vendor: 'novu', ...body });
const activeNow = async () => {
  const { data } = await (await call('GET', DETAIL)).json();
  return data.active;
};

describe('control', () => {
  test('says that it is up, and 404 for what it does not know', async () => {
    expect(await (await control('GET', '/health')).json()).toEqual({ ok: true });
    expect((await call('GET', '/nobody/v1/x')).status).toBe(404);
    expect((await call('GET', '/')).status).toBe(404);
    expect((await control('GET', '/nobody')).status).toBe(404);
  });

  test('refuses what it does not know, with a message', async () => {
    const refused = [
      await fault({ status: 500, tims: 1 }),
      await fault({}),
      await fault({ lie: true, drop: 'after' }),
      await fault({ status: 99 }),
      await control('POST', '/faults', { vendor: 'nobody', lie: true }),
      await control('POST', '/faults', '{"vendor":'),
      await control('POST', '/reset', { scale: 0 }),
      await control('PATCH', '/novu', { idempotence: false }),
      await control('PATCH', '/novu', { rateLimit: true }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400));
    expect(await refused[0]?.text()).toContain('tims');
  });

  test('switches a vendor and answers all of its switches', async () => {
    const changed = await (await control('PATCH', '/novu', { blockingFalsePositive: false })).json();
    expect(changed).toMatchObject({ blockingFalsePositive: false, idempotency: true, rateLimit: false });
    await control('POST', '/reset');
    expect(await (await control('GET', '/novu')).json()).toMatchObject({ blockingFalsePositive: true });
  });

  test('a reset brings back state, faults, log and switches, at the asked size', async () => {
    await call('PATCH', DETAIL, { active: false });
    await fault({ status: 500 });
    await control('POST', '/reset', { scale: 2 });
    expect(await activeNow()).toBe(true);
    const { data } = await (await call('GET', '/novu/v2/workflows')).json();
    expect(data.totalCount).toBe(80);
    expect((await (await control('GET', '/requests')).json()).requests).toHaveLength(2);
  });

  test('two hosts in one process share nothing', async () => {
    const other = await startSandbox({ port: 0 });
    await call('PATCH', DETAIL, { active: false });
    const authorization = `ApiKey ${NOVU_KEYS.development}`;
    const { data } = await (await fetch(other.url + DETAIL, { headers: { authorization } })).json();
    await other.close();
    expect(data.active).toBe(true);
  });

  test('listens on this machine only, and says when the port is taken', async () => {
    await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow('this machine only');
    await expect(startSandbox({ port: sandbox.port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('request log', () => {
  test('holds what was received, newest last, without credentials', async () => {
    await call('GET', '/novu/v2/workflows?limit=1');
    await call('PATCH', DETAIL, { active: false });
    await call('PATCH', DETAIL, '{"active":');
    const text = await (await control('GET', '/requests')).text();
    expect(JSON.parse(text).requests).toMatchObject([
      { vendor: 'novu', method: 'GET', path: '/novu/v2/workflows?limit=1', body: null, status: 200 },
      { method: 'PATCH', path: DETAIL, body: { active: false }, status: 200 },
      { method: 'PATCH', path: DETAIL, body: '{"active":', status: 400 },
    ]);
    expect(text).not.toContain(NOVU_KEYS.development);
    expect((await control('DELETE', '/requests')).status).toBe(204);
    expect(await (await control('GET', '/requests')).json()).toEqual({ requests: [] });
  });
});

describe('faults', () => {
  test('answers with status, body and headers instead of the vendor, as often as asked', async () => {
    const added = await fault({
      method: 'patch',
      times: 2,
      status: 429,
      body: { message: 'slow' },
      headers: { 'Retry-After': '3' },
    });
    expect(added.status).toBe(201);
    expect(typeof (await added.json()).id).toBe('string');

    expect((await call('GET', DETAIL)).status).toBe(200);
    const refused = await call('PATCH', DETAIL, { active: false });
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      429,
      '3',
      { message: 'slow' },
    ]);
    expect((await (await control('GET', '/faults')).json()).faults).toMatchObject([{ times: 1, status: 429 }]);
    expect((await call('PATCH', DETAIL, { active: false })).status).toBe(429);
    expect(await activeNow()).toBe(true);
    expect((await call('PATCH', DETAIL, { active: false })).status).toBe(200);
    expect((await (await control('GET', '/faults')).json()).faults).toEqual([]);
  });

  test('without times it stays until it is deleted; the first that matches wins', async () => {
    await fault({ status: 503, path: '/v2/workflows' });
    await fault({ status: 500 });
    expect((await call('GET', DETAIL)).status).toBe(503);
    expect((await call('GET', DETAIL)).status).toBe(503);
    expect((await call('GET', '/novu/v2/layouts')).status).toBe(500);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await call('GET', DETAIL)).status).toBe(200);
  });

  test('a path with a star is a glob over the whole path, with or without the mount point', async () => {
    await fault({ status: 500, path: '*/v2/workflows' });
    await fault({ status: 501, path: '/v2/lay*/plain*' });
    expect((await call('GET', '/novu/v2/workflows?limit=1')).status).toBe(500);
    expect((await call('GET', DETAIL)).status).toBe(200);
    expect((await call('GET', '/novu/v2/layouts/plain-layout')).status).toBe(501);
    expect((await call('GET', '/novu/v2/layouts')).status).toBe(200);
  });

  test('drop before breaks the connection and does nothing; drop after does it first', async () => {
    await fault({ method: 'PATCH', drop: 'before', times: 1 });
    await expect(call('PATCH', DETAIL, { active: false })).rejects.toThrow();
    expect(await activeNow()).toBe(true);

    await fault({ method: 'PATCH', drop: 'after', times: 1 });
    await expect(call('PATCH', DETAIL, { active: false })).rejects.toThrow();
    expect(await activeNow()).toBe(false);
    const { requests } = await (await control('GET', '/requests')).json();
    expect(requests.map(({ status }: { status: unknown }) => status)).toEqual([null, 200, null, 200]);
  });

  test('a lie answers success and leaves everything as it was', async () => {
    await fault({ lie: true, times: 3 });
    const answer = await call('PATCH', DETAIL, { active: false });
    expect([answer.status, (await answer.json()).data.active]).toEqual([200, false]);
    expect((await call('DELETE', DETAIL)).status).toBe(204);
    const created = await call('POST', '/novu/v2/layouts', { layoutId: 'phantom', name: 'Phantom' });
    expect(created.status).toBe(201);
    expect(await activeNow()).toBe(true);
    expect((await call('GET', '/novu/v2/layouts/phantom')).status).toBe(404);
  });

  test('garbage is a 200 that does not parse', async () => {
    await fault({ garbage: true, times: 1 });
    const answer = await call('PATCH', DETAIL, { active: false });
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    expect(await activeNow()).toBe(true);
  });

  test('a delay holds back the answer, not the work', async () => {
    await fault({ method: 'PATCH', delayMs: 400, times: 1 });
    const started = Date.now();
    const slow = call('PATCH', DETAIL, { active: false });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await activeNow()).toBe(false);
    expect((await slow).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(390);
  });
});
