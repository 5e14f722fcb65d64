import { describe, expect, test } from 'vitest';
import type { Json } from '@/lib/domain/json';
import { patchworksForTests } from '@/lib/sandbox/testing-patchworks';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { Budget } from '../budget';
import { transport } from '../transport';
import { type PatchworksClient, patchworksClient } from './client';
import { member } from './wire';

const host = patchworksForTests();

function client(): PatchworksClient {
  const baseUrl = `${host.url()}/patchworks`;
  const common = { vendor: 'Patchworks', baseUrl, budget: new Budget(), secrets: () => [], retryAfter: () => null };
  return patchworksClient(transport({ ...common, describe: () => ({ message: '' }) }), PATCHWORKS_KEY);
}

interface Operation {
  name: string;
  run(client: PatchworksClient): Promise<unknown>;
  method: string;
  path: string;
  body: Json;
  /** What of the reply has to be so. */
  reply: object;
  /** What the deployments of version 4002 in UK (Sandbox) look like afterwards: enabled or not, and their priority. */
  afterwards: [enabled: boolean, priority: number | null][];
}

const lists = '/patchworks/api/v1/flow-version-deployments';
const ofVersion = '/patchworks/api/v1/flow-versions/4002/deployments';
const include = 'include=enabledBy%2CflowVersion%2CvirtualEnvironment%2Cpackage%2Cuser';
const message = { message: 'Flow version deployment deleted successfully.' };

/** The eight operations of the interface, with each filter and parameter that the list really has. */
const operations: Operation[] = [
  {
    name: 'List Flow Version Deployments',
    run: (c) =>
      c.deployments({
        'filter[virtual_environment_id]': '31',
        'filter[flowVersion.flow]': '81',
        sort: '-created_at',
        page: 1,
        per_page: 100,
      }),
    method: 'GET',
    path: `${lists}?${include}&filter%5Bvirtual_environment_id%5D=31&filter%5BflowVersion.flow%5D=81&sort=-created_at&page=1&per_page=100`,
    body: null,
    reply: { total: 1, next: null, items: [{ id: expect.anything() }] },
    afterwards: [[true, 1]],
  },
  {
    name: 'List Flow Version Deployments (of a version)',
    run: (c) => c.ofVersion('4002', 1, 50),
    method: 'GET',
    path: `${ofVersion}?page=1&per_page=50`,
    body: null,
    reply: { next: null, items: expect.arrayContaining([expect.objectContaining({ flow_version_id: 4002 })]) },
    afterwards: [[true, 1]],
  },
  {
    name: 'Create Flow Version Deployment',
    run: (c) => c.create({ version: '4002', environment: '36', priority: 2 }),
    method: 'POST',
    path: ofVersion,
    body: { flow_version_id: '4002', virtual_environment_id: '36', priority: 2, deploy_disabled: true },
    reply: { data: expect.anything() },
    afterwards: [[true, 1]],
  },
  {
    name: 'Get Flow Version Deployment',
    run: (c) => c.deployment('4002', '9001'),
    method: 'GET',
    path: `${ofVersion}/9001`,
    body: null,
    reply: { flow_version_id: 4002, virtual_environment_id: 31 },
    afterwards: [[true, 1]],
  },
  {
    name: 'Update Flow Version Deployment',
    run: (c) =>
      c.update('4002', '9001', {
        virtual_environment_id: '31',
        priority: 5,
        enabled_at: '2026-11-20T10:00:00.000000Z',
        deploy_disabled: false,
      }),
    method: 'PUT',
    path: `${ofVersion}/9001`,
    body: {
      virtual_environment_id: '31',
      priority: 5,
      enabled_at: '2026-11-20T10:00:00.000000Z',
      deploy_disabled: false,
    },
    reply: { data: expect.anything() },
    afterwards: [[true, 5]],
  },
  {
    name: 'Delete Flow Version Deployment',
    run: (c) => c.remove('4002', '9001'),
    method: 'DELETE',
    path: `${ofVersion}/9001`,
    body: null,
    reply: message,
    afterwards: [],
  },
  {
    name: 'Disable Flow Version Deployment',
    run: (c) => c.disable('4002', '9001'),
    method: 'POST',
    path: `${ofVersion}/9001/disable`,
    body: null,
    reply: { data: expect.anything() },
    afterwards: [[false, 1]],
  },
  {
    name: 'Enable Flow Version Deployment',
    run: async (c) => {
      await c.disable('4002', '9001');
      await host.control('DELETE', '/requests');
      return c.enable('4002', '9001');
    },
    method: 'POST',
    path: `${ofVersion}/9001/enable`,
    body: null,
    reply: { data: expect.anything() },
    afterwards: [[true, 1]],
  },
];

describe.each(['flat', 'jsonapi'] as const)('every operation, request by request, %s', (shape) => {
  test.each(operations)('$name', async ({ run, method, path, body, reply, afterwards }) => {
    await host.switches({ shape });
    await host.call('PUT', '/flow-versions/4002/deployments/9001', {
      virtual_environment_id: 31,
      priority: 1,
      enabled_at: '2026-11-20T10:00:00.000000Z',
    });
    await host.control('DELETE', '/requests');
    const answer = await run(client());
    expect(answer).toMatchObject(reply);
    expect(await host.requests()).toEqual([{ method, path, body, status: 200 }]);
    const { items } = await client().deployments({
      'filter[virtual_environment_id]': '31',
      'filter[flowVersion.flow]': '81',
    });
    expect(items.map((one) => [member(one, 'enabled_at') !== null, one.priority])).toEqual(afterwards);
  });

  test('what is created stays disabled, and a second version of a flow is refused', async () => {
    await host.switches({ shape });
    await client().create({ version: '4002', environment: '36', priority: null });
    const { items } = await client().deployments({ 'filter[virtual_environment_id]': '36' });
    expect(items.map((one) => member(one, 'enabled_at'))).toEqual([null]);
    await expect(client().create({ version: '4001', environment: '36', priority: null })).rejects.toMatchObject({
      status: 422,
      reach: 'refused',
    });
  });
});
