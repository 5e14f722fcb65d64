import { describe, expect, test } from 'vitest';
import { keyText } from '@/lib/domain/resource';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { Budget } from '../budget';
import type { VendorSession } from '../port';
import { novu as vendor } from './adapter';
import { HARBOUR, MERIDIAN, NOVU_LOGIN } from './sandbox/constants';
import { applied, errorBody, planned, seen, strictSession } from './testing-workflows';

const novu = novuForTests();
const { development, production } = MERIDIAN;
const order = { type: 'workflow', id: 'delivery-exception' };

const refuseDiff = (message: string) =>
  novu.control('POST', '/faults', { vendor: 'novu', path: '/diff', status: 403, body: { statusCode: 403, message } });
/** For one comparison, the server behaves as one up to 3.17. */
const diffOnce = () =>
  novu.control('POST', '/faults', {
    vendor: 'novu',
    path: '/diff',
    times: 1,
    status: 200,
    body: { data: { resources: [] } },
  });
const mend = () => novu.control('DELETE', '/faults');

function withLogin(): VendorSession {
  const credentials = { ...NOVU_LOGIN, keys: [] };
  return vendor.open({ id: 'test', baseUrl: `${novu.url()}/novu`, credentials, budget: new Budget() });
}

async function keysAndHashes(session: VendorSession, source: string, target: string) {
  const paired = await session.compare?.(source, target);
  return (paired?.pairs ?? []).flatMap(({ source: side }) =>
    side && 'hash' in side ? [`${keyText(side)} ${side.hash}`] : [],
  );
}

const sentences = async (session: VendorSession) => {
  const { mode, ok, findings } = await session.check();
  return { mode, ok, said: findings.map(({ severity, message }) => `${severity}: ${message}`).join(' ') };
};

describe('a login', () => {
  const marker = 'MARKER-bearer-token-0123456789';

  test('its token is in no message, even when the vendor repeats it', async () => {
    const token = { data: { token: marker } };
    await novu.control('POST', '/faults', { vendor: 'novu', path: '/v1/auth/login', status: 201, body: token });
    await novu.control('POST', '/faults', {
      vendor: 'novu',
      path: '/v1/environments',
      status: 403,
      body: { statusCode: 403, message: `Token ${marker} may not list environments` },
    });
    const refused = await withLogin()
      .environments()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'vendor_forbidden', message: expect.stringContaining('Token ••• may not') });
    expect(String(refused)).not.toContain(marker);
  });

  test('a token that ran out is replaced once, whoever is refused at the same time', async () => {
    const session = withLogin();
    await session.environments();
    // Nothing that was issued before is accepted any more, so that only a new token can help.
    await novu.control('POST', '/reset');
    expect((await session.inventory(HARBOUR.production)).resources.length).toBeGreaterThan(20);
    expect(await seen(novu.url(), 'POST', '/v1/auth/login')).toHaveLength(1);
  });

  test('a new token that is refused as well is an error, and the next request tries again', async () => {
    const session = withLogin();
    await novu.control('PATCH', '/novu', { tokenSeconds: 0 });
    await expect(session.environments()).rejects.toMatchObject({ code: 'vendor_unauthorized' });
    await novu.control('PATCH', '/novu', { tokenSeconds: 60 });
    expect((await session.environments()).length).toBe(3);
  });

  test('that may not compare says so when it is checked, and both sides are read instead', async () => {
    const session = withLogin();
    const before = await keysAndHashes(session, HARBOUR.development, HARBOUR.production);
    await refuseDiff('Forbidden resource');
    const checked = await sentences(session);
    expect(checked).toMatchObject({ mode: 'login_without_comparison', ok: true });
    expect(checked.said).toMatch(/^warning: The login works, but .*Novu answered 403: Forbidden resource/);
    const read = await session.compare?.(HARBOUR.development, HARBOUR.production);
    expect(read?.method).toMatch(/^Novu does not let this connection use its own comparison/);
    const after = await keysAndHashes(session, HARBOUR.development, HARBOUR.production);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBeGreaterThan(before.length);
    expect(session.locked?.('agent', HARBOUR.production)).toMatch(/cannot publish it by itself/);

    await mend();
    expect(await sentences(session)).toMatchObject({ mode: 'login', ok: true });
    expect(session.locked?.('agent', HARBOUR.production)).toBeNull();
  });
});

test('the words inside a successful answer carry no secret either', async () => {
  const session = strictSession(novu.url(), ['legacy']);
  const sides = { source: HARBOUR.development, target: HARBOUR.production };
  const plan = await planned(session, 'publish', { ...sides, resources: [order] });
  const failed = [{ resourceId: order.id, error: 'Rejected for sandbox-novu-legacy\n    at Publish (server.js:1)' }];
  await novu.control('POST', '/faults', {
    vendor: 'novu',
    path: '/publish',
    status: 200,
    body: { data: { results: [{ resourceType: 'workflow', successful: [], failed, skipped: [] }] } },
  });
  expect(await applied(session, 'publish', plan)).toEqual([
    { status: 'failed', message: 'Novu could not do it: Rejected for •••' },
  ]);
});

describe('a key that reached across until the server was upgraded', () => {
  test('both sides are read instead, and the next check says so', async () => {
    const session = strictSession(novu.url());
    await diffOnce();
    expect(await sentences(session)).toMatchObject({ mode: 'native' });
    const rows = await keysAndHashes(session, development, production);
    expect(rows).toEqual(await keysAndHashes(strictSession(novu.url()), development, production));
    expect(await seen(novu.url(), 'POST', `/v2/environments/${production}/diff`)).toHaveLength(2);
    expect(await sentences(session)).toMatchObject({ mode: 'key_per_environment', ok: true });
  });

  test('a comparison that is refused for another reason than its scope is read around as well, and named', async () => {
    const session = strictSession(novu.url());
    await refuseDiff('Forbidden resource');
    expect(await keysAndHashes(session, development, production)).not.toEqual([]);
    expect((await sentences(session)).said).toMatch(/^warning: .*Novu answered 403: Forbidden resource/);
  });

  test('an environment that only the comparison showed is closed from then on', async () => {
    const session = strictSession(novu.url(), ['development']);
    await diffOnce();
    expect((await session.environments()).map(({ readable }) => readable)).toEqual([true, true, true]);
    await expect(session.inventory(production)).rejects.toMatchObject({ code: 'vendor_forbidden' });
    expect((await session.environments()).map(({ readable }) => readable)).toEqual([true, false, false]);
  });

  test('what was planned as a publish is written the other way', async () => {
    const session = strictSession(novu.url());
    await diffOnce();
    await session.check();
    const gone = { type: 'workflow', id: 'store-closure-notice' };
    const layout = { type: 'layout', id: 'gift-layout' };
    const resources = [order, gone, layout];
    const plan = await planned(session, 'publish', { source: development, target: production, resources });
    expect(plan.steps.map(({ input }) => input.via)).toEqual(['publish', 'publish', 'publish']);
    expect(await applied(session, 'publish', plan)).toEqual([
      { status: 'succeeded', message: 'Novu created it and took its content.' },
      { status: 'succeeded', message: 'Novu synchronised it.' },
      { status: 'succeeded', message: 'Novu deleted it.' },
    ]);
    expect(await seen(novu.url(), 'POST', `/v2/environments/${production}/publish`)).toHaveLength(1);
  });

  test('an agent, which has no other way, is not written', async () => {
    const session = strictSession(novu.url());
    const paired = await session.compare?.(development, production);
    const differing = paired?.pairs.flatMap(({ source, target }) =>
      source && target && 'hash' in source && 'hash' in target && source.hash !== target.hash ? [source] : [],
    );
    const id = differing?.find(({ type }) => type === 'agent')?.id ?? '';
    await diffOnce();
    await session.check();
    const resources = [{ type: 'agent', id }];
    const plan = await planned(session, 'publish', { source: development, target: production, resources });
    expect(await applied(session, 'publish', plan)).toMatchObject([
      { status: 'failed', message: expect.stringContaining('an agent cannot be written') },
    ]);
  });
});

describe('a check', () => {
  const keysRefused = () =>
    novu.control('POST', '/faults', { vendor: 'novu', path: '/environments/me', status: 401, body: errorBody(401) });

  test('looks anew: keys that are refused since are refused, and repaired ones work', async () => {
    const session = strictSession(novu.url());
    expect((await session.check()).ok).toBe(true);
    await keysRefused();
    await expect(session.check()).rejects.toMatchObject({ message: expect.stringContaining('no, 401') });
    await mend();
    expect((await session.check()).findings.map(({ severity }) => severity)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  test('tells of one key that is refused since, and of its repair', async () => {
    const session = strictSession(novu.url());
    await session.check();
    await novu.control('POST', '/faults', {
      vendor: 'novu',
      path: '/environments/me',
      times: 1,
      status: 401,
      body: errorBody(401),
    });
    const { ok, findings } = await session.check();
    expect(ok).toBe(false);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/was refused\. Novu answered 401: no, 401/),
    ]);
    expect((await session.check()).ok).toBe(true);
  });
});
