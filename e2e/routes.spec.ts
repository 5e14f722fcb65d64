import { randomUUID } from 'node:crypto';
import { endpoints } from '@/lib/endpoints/all';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const address = (path: string) => path.replace('[connection]', 'novu').replace('[change]', randomUUID());
const publish = {
  connection: 'novu',
  action: 'publish',
  input: {
    source: MERIDIAN.development,
    target: MERIDIAN.production,
    resources: [{ type: 'workflow', id: 'delivery-exception' }],
  },
};

test('without a session every route answers 401 and asks the vendor nothing', async ({ script, vendor, house }) => {
  const nobody = await script(null);
  for (const { method, path } of endpoints) {
    const answer = await nobody.fetch(address(path), {
      method,
      headers: { origin: house.url },
      ...(method === 'GET' ? {} : { data: publish }),
    });
    expect([method, path, answer.status()]).toEqual([method, path, 401]);
    expect(answer.headers()['content-type']).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 401, code: 'unauthenticated', requestId: expect.any(String) });
  }
  expect(await vendor.requests()).toEqual([]);
});

test('a request from another site is refused, whatever its cookie', async ({ script, vendor }) => {
  const operator = await script('operator');
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const answer = await operator.post('/api/changes', {
      data: publish,
      headers: { ...headers, 'idempotency-key': randomUUID() },
    });
    expect([answer.status(), (await answer.json()).code]).toEqual([403, 'cross_site']);
  }
  expect(await vendor.requests()).toEqual([]);
});

test('bad input is refused with the field named', async ({ script }) => {
  const admin = await script('admin');
  const refused = async (path: string, data?: object | string, headers = {}) => {
    const answer = await (data === undefined ? admin.get(path) : admin.post(path, { data, headers }));
    expect(answer.status()).toBe(400);
    return (await answer.json()).errors.map(({ path: field }: { path: string }) => field);
  };
  expect(await refused('/api/connections/novu/compare')).toEqual(['source', 'target']);
  expect(await refused('/api/connections?limit=0')).toEqual(['limit']);
  expect(await refused('/api/connections?limit=1&limit=2')).toEqual(['limit']);
  expect(await refused('/api/changes', { ...publish, surprise: true })).toEqual(['surprise']);
  expect(await refused('/api/changes', { ...publish, action: 'explode' })).toEqual(['action']);
  expect(await refused('/api/changes', publish)).toEqual(['Idempotency-Key']);
  expect(
    await refused('/api/connections', { id: 'Bad Id', vendor: 'novu', name: '', baseUrl: 'ftp://x', credentials: {} }),
  ).toEqual(['id', 'name', 'baseUrl']);
  expect(await refused('/api/changes', 'not json', { 'content-type': 'application/json' })).toEqual(['']);
  expect(await refused('/api/changes', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual(['']);
});

test('a script can go the whole road', async ({ script, vendor }) => {
  const operator = await script('operator');
  const dry = await operator.post('/api/changes', { data: { ...publish, dryRun: true } });
  expect(dry.status()).toBe(200);
  const { plan } = await dry.json();
  const submitted = await operator.post('/api/changes', {
    data: { ...publish, digest: plan.digest },
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(submitted.status()).toBe(201);
  const { id, status } = await submitted.json();
  expect(status).toBe('approved');
  expect((await operator.post(`/api/changes/${id}/run`)).status()).toBe(202);
  await expect.poll(async () => (await (await operator.get(`/api/changes/${id}`)).json()).status).toBe('succeeded');
  expect(await vendor.writes()).toEqual(['PUT /novu/v2/workflows/delivery-exception/sync']);
  const events = await operator.get(`/api/changes/${id}/events`);
  expect(events.headers()['content-type']).toBe('text/event-stream');
  expect(await events.text()).toMatch(/^event: change\ndata: \{.*"status":"succeeded"/);
});

test('a comparison asked for in lines tells its rows first, and a failure as its last line', async ({
  script,
  vendor,
}) => {
  const viewer = await script('viewer');
  const ask = async () => {
    const answer = await viewer.get(
      `/api/connections/novu/compare?source=${MERIDIAN.development}&target=${MERIDIAN.production}`,
      { headers: { accept: 'application/x-ndjson' } },
    );
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/x-ndjson']);
    return (await answer.text())
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  };
  const lines = await ask();
  expect(lines[0]).toMatchObject({ part: { row: { type: expect.any(String) }, listed: expect.any(Number) } });
  expect(lines.at(-1)).toMatchObject({ answer: { rows: expect.any(Array), gaps: [] } });
  await vendor.fault({ path: '/v2/workflows', status: 401, body: { statusCode: 401, message: 'API Key not found' } });
  expect((await ask()).at(-1)).toMatchObject({ problem: { code: 'vendor_unauthorized', status: 502 } });
});

test('the description of the interface names every endpoint', async ({ script }) => {
  const viewer = await script('viewer');
  const { paths } = await (await viewer.get('/api/openapi.json')).json();
  for (const { path, method } of endpoints)
    expect(paths[path.replace(/\[(\w+)\]/g, '{$1}')]).toHaveProperty(method.toLowerCase());
});

test('a token signs a script in, and the metrics are for whoever may read everything', async ({ script, request }) => {
  const operator = await script('operator');
  const made = await operator.post('/api/tokens', { data: { name: 'nightly', expiresInDays: 1 } });
  expect(made.status()).toBe(201);
  const { token } = await made.json();
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get('/api/connections', { headers })).status()).toBe(200);
  const metrics = await request.get('/api/metrics', { headers });
  expect(await metrics.text()).toMatch(/^promenade_changes\{status="succeeded"\} \d+$/m);
  expect((await request.get('/api/metrics')).status()).toBe(401);
  expect((await request.get('/api/connections', { headers: { authorization: 'Bearer nonsense' } })).status()).toBe(401);
});
