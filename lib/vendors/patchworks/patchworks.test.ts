import { describe, expect, test } from 'vitest';
import { join, rowOf } from '@/lib/domain/compare';
import type { FlowDeployment, FlowDeploymentQuery } from '@/lib/domain/flow-deployment';
import { patchworksForTests } from '@/lib/sandbox/testing-patchworks';

const host = patchworksForTests();
const styles = [
  { shape: 'flat', include: 'camel' },
  { shape: 'flat', include: 'snake' },
  { shape: 'jsonapi', include: 'camel' },
  { shape: 'jsonapi', include: 'snake' },
];

describe('environments', () => {
  test('all of them in one group, live ones as production, the empty one too', async () => {
    const environments = await host.open().environments();
    expect(environments.map(({ id, name, production }) => [id, name, production])).toEqual([
      ['31', 'UK (Sandbox)', false],
      ['32', 'UK (Live)', true],
      ['33', 'FR (Sandbox)', false],
      ['34', 'FR (Live)', true],
      ['35', 'DE (Sandbox)', false],
      ['36', 'DE (Live)', true],
      ['none', 'No environment', true],
    ]);
    expect(new Set(environments.map(({ group }) => group.id)).size).toBe(1);
  });

  test('"no environment" is there only while something is deployed to none', async () => {
    const { items } = (await host.open().flowDeployments?.list({ environment: 'none' }, { page: 1, limit: 50 })) ?? {
      items: [],
    };
    expect(items).toHaveLength(4);
    for (const { id, version } of items) await host.call('DELETE', `/flow-versions/${version.id}/deployments/${id}`);
    expect((await host.open().environments()).map(({ id }) => id)).not.toContain('none');
  });

  test('where the list of all environments is closed, those in use are shown, and that is said', async () => {
    await host.fault({
      method: 'GET',
      path: '/patchworks/api/v1/virtual-environments',
      status: 403,
      body: { message: 'This action is unauthorized.' },
    });
    const { environments, findings } = await host.open().check();
    expect(environments.map(({ id }) => id)).toEqual(['31', '32', '33', '34', '35', 'none']);
    expect(findings).toContainEqual({
      severity: 'warning',
      message: expect.stringContaining('without any deployment'),
    });
  });
});

describe('inventories', () => {
  test('are the same in every style of the answers', async () => {
    const read = async (style: (typeof styles)[number]) => {
      await host.switches(style);
      const session = host.open();
      return Promise.all(
        (await session.environments()).map(async ({ id }) => [id, await session.inventory(id)] as const),
      );
    };
    const [first, ...rest] = await Promise.all(styles.slice(0, 1).map(read));
    expect(rest).toEqual([]);
    expect(first?.map(([id, { resources, gaps, unreadable }]) => [id, resources.length, gaps, unreadable])).toEqual(
      [36, 32, 22, 14, 12, 0, 4].map((count, index) => [String(index === 6 ? 'none' : 31 + index), count, [], []]),
    );
    for (const style of styles.slice(1)) expect(await read(style)).toEqual(first);
  });

  test('two environments compare as versions, priorities and being enabled', async () => {
    const session = host.open();
    const [ours, theirs] = [await session.inventory('31'), await session.inventory('32')];
    const rows = join(ours.resources, theirs.resources).map(rowOf);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['added', 'modified', 'deleted', 'unchanged']));
    const paths = new Set(
      rows.filter(({ state }) => state === 'modified').flatMap(({ fields }) => fields.map(({ path }) => path)),
    );
    expect([...paths].every((path) => ['version.id', 'enabled', 'priority'].includes(path))).toBe(true);
  });

  test('a flow that is deployed twice in one environment cannot be read, and says why', async () => {
    const list = await host.call(
      'GET',
      '/flow-version-deployments?filter[virtual_environment_id]=35&include=flowVersion&per_page=100',
    );
    const [one, ...others] = Array.isArray(list.body.data) ? list.body.data : [];
    const twin = { ...(one instanceof Object && !Array.isArray(one) ? one : {}), id: 77_777 };
    const body = { ...list.body, data: [one ?? null, twin, ...others], meta: null, links: { next: null } };
    const session = host.open();
    await session.environments();
    await host.fault({ method: 'GET', path: '*/flow-version-deployments', body });
    const inventory = await session.inventory('35');
    expect(inventory.resources).toHaveLength(11);
    expect(inventory.unreadable).toEqual([
      expect.objectContaining({ type: 'flow', problem: expect.stringContaining('77777') }),
    ]);
    const [{ id }] = inventory.unreadable.length > 0 ? inventory.unreadable : [{ id: '' }];
    await expect(session.read('35', { type: 'flow', id })).rejects.toMatchObject({ code: 'vendor_unreadable' });
  });

  test('an entry that cannot be understood is told as a gap', async () => {
    const body = { data: [{ id: 1 }], meta: { current_page: 1, last_page: 1, total: 1 } };
    const session = host.open();
    await session.environments();
    await host.fault({ method: 'GET', path: '*/flow-version-deployments', body });
    expect((await session.inventory('31')).gaps).toEqual([
      expect.stringContaining('1 deployment could not be understood'),
    ]);
  });
});

describe('lists of several pages', () => {
  const page = (ids: number[], current: number, last: number, total: number) => ({
    data: ids.map((id) => ({
      id,
      flow_version_id: 4001,
      virtual_environment_id: 31,
      enabled_at: null,
      flowVersion: { flow_id: id },
    })),
    meta: { current_page: current, last_page: last, total },
  });

  test('a list that moves while it is read is read again', async () => {
    const session = host.open();
    await session.environments();
    const path = '*/flow-version-deployments?*';
    await host.fault({ path: `${path}page=1&*`, body: page([1, 2], 1, 2, 4), times: 1 });
    await host.fault({ path: `${path}page=2&*`, body: page([2, 3], 2, 2, 4), times: 1 });
    expect(await session.inventory('31')).toMatchObject({ gaps: [] });
    expect((await session.inventory('31')).resources).toHaveLength(36);
  });

  test('one that never comes to rest is an error, never a shorter list; a single flow is not claimed to be missing', async () => {
    const session = host.open();
    await session.environments();
    const path = '*/flow-version-deployments?*';
    await host.fault({ path: `${path}page=1&*`, body: page([1, 2], 1, 2, 4) });
    await host.fault({ path: `${path}page=2&*`, body: page([2, 3], 2, 2, 4) });
    await expect(session.inventory('31')).rejects.toMatchObject({ code: 'vendor_unreadable' });
    await expect(session.read('31', { type: 'flow', id: '81' })).rejects.toMatchObject({ code: 'vendor_unreadable' });
  });

  test('a deployment beyond the first hundred is found', async () => {
    const session = host.open();
    const { total } = (await session.flowDeployments?.list({}, { page: 1, limit: 1 })) ?? { total: 0 };
    expect(total).toBe(120);
    expect((await session.inventory('none')).resources).toHaveLength(4);
  });
});

describe('one flow', () => {
  test('is read the same where the filter by flow is refused, or does nothing', async () => {
    const key = { type: 'flow', id: '82' };
    const expected = await host.open().read('32', key);
    expect(expected).not.toBeNull();
    await host.fault({ path: '*flowVersion.flow%5D*', status: 400, body: { message: 'not allowed' } });
    expect(await host.open().read('32', key)).toEqual(expected);
    expect(await host.open().read('36', key)).toBeNull();
  });

  test('absence is not taken from a filter that was never seen to work', async () => {
    await host.fault({
      path: '*flowVersion.flow%5D*',
      body: { data: [], meta: { current_page: 1, last_page: 1, total: 0 } },
    });
    expect(await host.open().read('32', { type: 'flow', id: '82' })).not.toBeNull();
  });
});

describe('the deployments page', () => {
  const reads = () => {
    const { flowDeployments } = host.open();
    if (!flowDeployments) throw new Error('No reads');
    return flowDeployments;
  };

  test('filters, sorts and pages as the vendor does', async () => {
    const first = await reads().list({ environment: '31', sort: '-flow_name' }, { page: 1, limit: 10 });
    expect([first.items.length, first.next, first.total]).toEqual([10, 2, 36]);
    const names = first.items.map(({ flow }) => flow.name);
    expect(names).toEqual([...names].sort().reverse());
    const last = await reads().list({ environment: '31' }, { page: 4, limit: 10 });
    expect([last.items.length, last.next]).toEqual([6, null]);
    const found = async (query: FlowDeploymentQuery) => (await reads().list(query, { page: 1, limit: 100 })).items;
    const all = await found({});
    const pages = [...all, ...(await reads().list({}, { page: 2, limit: 100 })).items];
    const like = (matches: (one: FlowDeployment) => boolean) => pages.filter(matches).map(({ id }) => id);
    const ids = (items: FlowDeployment[]) => items.map(({ id }) => id);
    expect(ids(await found({ package: '501' }))).toEqual(like((one) => one.package?.id === '501'));
    expect(ids(await found({ search: 'amazon' }))).toEqual(like(({ flow }) => /amazon/i.test(flow.name)));
    expect(ids(await found({ flow: '81' }))).toEqual(like(({ flow }) => flow.id === '81'));
    expect(like(({ flow }) => flow.id === '81').length).toBeGreaterThan(1);
  });

  test('"no environment" is paged by us', async () => {
    const [first, second] = [
      await reads().list({ environment: 'none' }, { page: 1, limit: 3 }),
      await reads().list({ environment: 'none' }, { page: 2, limit: 3 }),
    ];
    expect([first.items.length, first.next, first.total, second.items.length, second.next]).toEqual([3, 2, 4, 1, null]);
  });

  test('one deployment has its flow, its environment and its people, although the vendor answers ids', async () => {
    const one = await reads().one('4002', '9001');
    expect(one).toMatchObject({
      id: '9001',
      flow: { id: '81', name: 'Shopify orders to NetSuite' },
      version: { id: '4002', number: 2 },
      environment: { name: 'UK (Sandbox)' },
      createdBy: expect.any(String),
    });
    expect(await reads().one('4001', '9001')).toBeNull();
    const { items } = await reads().ofVersion('4002', { page: 1, limit: 50 });
    expect(items).toContainEqual(one);
    await expect(reads().ofVersion('1', { page: 1, limit: 50 })).rejects.toMatchObject({
      code: 'vendor_not_found',
      message: expect.not.stringMatching(/App/),
    });
  });

  test('flows come with their versions, the newest first', async () => {
    const { items, total, next } = await reads().flows({ page: 1, limit: 5 });
    expect([items.length, total, next]).toEqual([5, 40, 2]);
    expect(items[0]?.versions.map(({ number, status }) => [number, status])).toEqual([
      [3, 'Draft'],
      [2, expect.any(String)],
      [1, expect.any(String)],
    ]);
  });
});

describe('the connection', () => {
  test('a refused key is an error that does not repeat it', async () => {
    const session = host.open(undefined, 'not-the-key');
    await expect(session.check()).rejects.toMatchObject({
      code: 'vendor_unauthorized',
      message: expect.not.stringContaining('not-the-key'),
    });
  });

  test('a login token works as well', async () => {
    expect(await host.open(undefined, 'Bearer sandbox-patchworks').check()).toMatchObject({ ok: true });
  });
});
