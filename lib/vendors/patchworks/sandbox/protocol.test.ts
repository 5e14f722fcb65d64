import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { patchworksForTests } from '@/lib/sandbox/testing-patchworks';

const host = patchworksForTests();
const one = '/flow-versions/4002/deployments/9001';

describe('who may', () => {
  test.each([
    ['sandbox-patchworks', 200],
    ['Bearer sandbox-patchworks', 200],
    ['sandbox-other', 401],
    ['Bearer other', 401],
    ['', 401],
  ])('%j → %i', async (authorization, status) => {
    expect((await host.call('GET', '/flows', undefined, { authorization })).status).toBe(status);
  });

  test('a caller that does not ask for JSON gets a web page', async () => {
    const answer = await host.call('GET', '/flows', undefined, { accept: '*/*' });
    expect([answer.status, answer.headers['content-type']]).toEqual([302, 'text/html; charset=UTF-8']);
  });

  test('a key without the rights of an administrator reads, but does not write', async () => {
    await host.switches({ managerKey403: true });
    expect((await host.call('GET', one)).status).toBe(200);
    expect(await host.call('POST', `${one}/disable`)).toMatchObject({
      status: 403,
      body: { message: 'This action is unauthorized.' },
    });
    expect(
      (await host.call('POST', `${one}/disable`, undefined, { authorization: 'Bearer sandbox-patchworks' })).status,
    ).toBe(200);
  });
});

describe('what is refused', () => {
  test.each([
    ['GET', '/flow-version-deployments?per_page=101', undefined, 422, 'per_page'],
    ['GET', '/flow-version-deployments?page=0', undefined, 422, 'page'],
    ['POST', '/flow-versions/4002/deployments', {}, 422, 'flow_version_id'],
    ['POST', '/flow-versions/4002/deployments', { flow_version_id: '4003' }, 422, 'flow_version_id'],
    [
      'POST',
      '/flow-versions/4002/deployments',
      { flow_version_id: '4002', virtual_environment_id: '31' },
      422,
      'virtual_environment_id',
    ],
    [
      'POST',
      '/flow-versions/4002/deployments',
      { flow_version_id: '4002', virtual_environment_id: '99' },
      422,
      'virtual_environment_id',
    ],
    [
      'POST',
      '/flow-versions/4002/deployments',
      { flow_version_id: '4002', virtual_environment_id: '36', priority: 9 },
      422,
      'priority',
    ],
  ])('%s %s %j', async (method, path, body, status, field) => {
    const answer = await host.call(method, path, body);
    expect(answer).toMatchObject({ status, body: { errors: { [field]: [expect.any(String)] } } });
  });

  test.each(['filter[LIKE]=a', 'include=flow', 'sort=DESC', 'sort=iteration_calc.id'])(
    'the leaked %s',
    async (query) => {
      const answer = await host.call('GET', `/flow-version-deployments?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining('Allowed') } });
    },
  );

  test.each([
    '/flow-versions/1/deployments',
    '/flow-versions/4002/deployments/1',
    '/flow-versions/4001/deployments/9001',
  ])('%s → 404', async (path) => {
    expect((await host.call('GET', path)).status).toBe(404);
  });
});

describe('what it does', () => {
  test('deleted is gone, and enabling twice is no error', async () => {
    expect((await host.call('POST', `${one}/enable`)).status).toBe(200);
    expect((await host.call('POST', `${one}/enable`)).status).toBe(200);
    expect(await host.call('DELETE', one)).toMatchObject({ status: 200, body: { message: expect.any(String) } });
    expect((await host.call('GET', one)).status).toBe(404);
  });

  test('a PUT replaces everything', async () => {
    await host.call('PUT', one, {});
    expect((await host.call('GET', one)).body.data).toMatchObject({
      virtual_environment_id: null,
      priority: null,
      enabled_at: null,
    });
  });

  test('an environment without deployments is missing from one list and not from the other', async () => {
    const count = async (path: string) => (await host.call('GET', path)).body.meta;
    expect(await count('/virtual-environments')).toMatchObject({ total: 6 });
    expect(await count('/flow-version-deployments/virtual-environments')).toMatchObject({ total: 5 });
    expect(await count('/flow-version-deployments')).toMatchObject({ total: 120, per_page: 15, last_page: 8 });
    expect(await count('/flow-version-deployments/packages')).toMatchObject({ total: 3 });
    expect(await count('/flows')).toMatchObject({ total: 40 });
  });

  test('moments have microseconds, ids are numbers', async () => {
    expect((await host.call('GET', one)).body.data).toMatchObject({
      id: 9001,
      created_at: expect.stringMatching(/\.\d{6}Z$/),
    });
  });

  test('creations fail as often as told', async () => {
    await host.switches({ failCreate: { times: 1, status: 500 } });
    const create = () =>
      host.call('POST', '/flow-versions/4002/deployments', { flow_version_id: '4002', virtual_environment_id: '36' });
    expect((await create()).status).toBe(500);
    expect((await create()).status).toBe(200);
  });

  test('beyond the limit it names the wait in seconds and the moment', async () => {
    await host.switches({ throttle: 1 });
    expect((await host.call('GET', one)).headers).toMatchObject({
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '0',
    });
    const { status, headers } = await host.call('GET', one);
    expect([status, Number(headers['retry-after']) > 0, Number(headers['x-ratelimit-reset']) > 1_700_000_000]).toEqual([
      429,
      true,
      true,
    ]);
  });

  test.each<JsonObject>([{ shape: 'xml' }, { failCreate: { times: 0, status: 500 } }, { unknown: 1 }, { throttle: 0 }])(
    'the switch %j does not exist',
    async (part) => {
      expect((await host.switches(part)).status).toBe(400);
    },
  );

  test('fifty times the seed are 6,000 deployments', async () => {
    await host.control('POST', '/reset', { scale: 50 });
    expect((await host.call('GET', '/flow-version-deployments')).body.meta).toMatchObject({ total: 6000 });
    expect((await host.call('GET', '/flows')).body.meta).toMatchObject({ total: 2000 });
  });
});
