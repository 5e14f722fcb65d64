import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const { development: environment, production } = MERIDIAN;
const workflow = 'order-confirmation';
const one = `/v2/workflows/${workflow}`;
const error = (statusCode: number) => ({ statusCode, message: `no, ${statusCode}`, path: '/', timestamp: 'now' });
/** Everything that the vendor's documentation declares for these operations, and what every service may answer. */
const refusals = [400, 401, 402, 403, 404, 405, 409, 413, 414, 415, 422, 429] as const;
const faults = [500, 503] as const;

interface Write {
  action: string;
  method: string;
  path: string;
  input: (based: string) => object;
  body: Record<string, unknown> | null;
  confirmation?: string;
}

const writes: Write[] = [
  {
    action: 'workflow.create',
    method: 'POST',
    path: '/v2/workflows',
    input: () => ({ environment, workflow: { name: 'Recall', workflowId: 'recall', steps: [] } }),
    body: { name: 'Recall', workflowId: 'recall', steps: [] },
  },
  {
    action: 'workflow.update',
    method: 'PUT',
    path: one,
    input: (basedOn) => ({ environment, workflowId: workflow, basedOn, workflow: { name: 'Renamed' } }),
    body: { name: 'Renamed', active: true },
  },
  {
    action: 'workflow.patch',
    method: 'PATCH',
    path: one,
    input: () => ({ environment, workflowId: workflow, patch: { active: false } }),
    body: { active: false },
  },
  {
    action: 'workflow.delete',
    method: 'DELETE',
    path: one,
    input: () => ({ environment, workflowId: workflow }),
    body: null,
    confirmation: 'Development',
  },
  {
    action: 'sync',
    method: 'PUT',
    path: `${one}/sync`,
    input: () => ({ source: environment, target: production, workflowId: workflow }),
    body: { targetEnvironmentId: production },
    confirmation: 'Production',
  },
];

const reads = [
  { name: 'list', route: '/api/connections/novu/workflows', path: '/v2/workflows' },
  { name: 'read', route: `/api/connections/novu/workflows/${workflow}`, path: one },
];

/** Submits and runs through our own routes, and answers the change as it is when it has ended. */
async function carriedOut(operator: APIRequestContext, { action, input, confirmation }: Write, before: () => unknown) {
  const page = await (
    await operator.get(`/api/connections/novu/workflows/${workflow}?environment=${environment}`)
  ).json();
  const intention = { connection: 'novu', action, input: input(page.hash) };
  const headers = () => ({ 'idempotency-key': randomUUID() });
  const dry = await operator.post('/api/changes', { data: { ...intention, dryRun: true }, headers: headers() });
  expect(dry.status(), await dry.text()).toBe(200);
  const { plan } = await dry.json();
  const typed = plan.confirmation ? { confirmation: confirmation ?? '' } : {};
  const submitted = await operator.post('/api/changes', {
    data: { ...intention, digest: plan.digest, ...typed },
    headers: headers(),
  });
  expect(submitted.status(), await submitted.text()).toBe(201);
  const { id } = await submitted.json();
  await before();
  expect((await operator.post(`/api/changes/${id}/run`)).status()).toBe(202);
  const now = async () => (await operator.get(`/api/changes/${id}`)).json();
  await expect.poll(async () => (await now()).status, { intervals: [50, 100], timeout: 20_000 }).not.toBe('running');
  return now();
}

for (const write of writes) {
  const { action, method, path, body } = write;
  test(`${action} is one ${method} ${path} and proven afterwards`, async ({ script, vendor }) => {
    const operator = await script('operator');
    const change = await carriedOut(operator, write, () => {});
    expect([change.status, change.failure, change.proof?.state]).toEqual(['succeeded', null, 'proven']);
    const sent = (await vendor.requests()).filter((request) => request.method !== 'GET');
    expect(sent.map((request) => `${request.method} ${request.path}`)).toEqual([`${method} /novu${path}`]);
    if (body) expect(sent[0]?.body).toMatchObject(body);
    else expect(sent[0]?.body).toBeNull();
  });

  test(`${action} tells every declared error as what it is`, { tag: '@wide' }, async ({ script, vendor }) => {
    test.slow();
    const operator = await script('operator');
    for (const status of [...refusals, ...faults]) {
      await vendor.reset();
      const change = await carriedOut(operator, write, () =>
        vendor.fault({ method, path, status, body: error(status), headers: { 'retry-after': '0' } }),
      );
      const [step] = change.steps;
      // What is gone already would be as good as deleted; here the second look finds that it is still there.
      const lie = action === 'workflow.delete' && status === 404;
      const said = lie ? /still different/ : new RegExp(`${status}`);
      expect([status, change.status, step.message]).toEqual([status, 'failed', expect.stringMatching(said)]);
      expect(JSON.stringify(change)).not.toContain('at Object.');
    }
  });
}

for (const { name, route, path } of reads) {
  test(`${name} is a GET ${path}`, async ({ script, vendor }) => {
    const viewer = await script('viewer');
    expect((await viewer.get(`${route}?environment=${environment}`)).status()).toBe(200);
    const paths = (await vendor.requests()).map((request) => `${request.method} ${request.path.split('?')[0]}`);
    expect(paths).toContain(`GET /novu${path}`);
  });

  test(`${name} tells every declared error as what it is`, { tag: '@wide' }, async ({ script, vendor }) => {
    const viewer = await script('viewer');
    for (const status of [...refusals, ...faults]) {
      await vendor.mend();
      await vendor.fault({ method: 'GET', path, status, body: error(status), headers: { 'retry-after': '0' } });
      const answer = await viewer.get(`${route}?environment=${environment}`);
      const problem = await answer.json();
      expect([status, answer.headers()['content-type']]).toEqual([status, 'application/problem+json']);
      // One that is not there is not a failure of the vendor.
      const missing = name === 'read' && status === 404;
      expect([status, problem.detail]).toEqual([
        status,
        missing
          ? expect.stringMatching(/no such workflow/)
          : expect.stringMatching(new RegExp(`Novu answered ${status}`)),
      ]);
      expect([status, problem.code]).toEqual([status, missing ? 'not_found' : expect.stringMatching(/^vendor_/)]);
    }
  });
}
