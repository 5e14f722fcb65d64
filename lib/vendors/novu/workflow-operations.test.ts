import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import type { VendorSession } from '../port';
import { MERIDIAN } from './sandbox/constants';
import { actionOf, applied, errorBody, planned, proven, seen, strictSession } from './testing-workflows';

// All seven operations on workflows: the five writes here, the two reads in `workflow-reads.test.ts`.
const novu = novuForTests();
const { development: environment, production } = MERIDIAN;
const workflowId = 'order-confirmation';
const path = `/v2/workflows/${workflowId}`;

const forget = () => novu.control('DELETE', '/requests');
const fault = (what: JsonObject) => novu.control('POST', '/faults', { vendor: 'novu', ...what });
const hashOf = async (session: VendorSession, id = workflowId, where: string = environment) =>
  (await session.read(where, { type: 'workflow', id }))?.hash ?? '';

interface Write {
  action: string;
  method: string;
  at: string;
  where: string;
  input(session: VendorSession): Promise<JsonObject>;
  /** What the body holds, among other things. */
  body: JsonObject | null;
}

const steps = [{ name: 'Tell them', type: 'sms', controlValues: { body: 'Stop!' } }];
const writes: Write[] = [
  {
    action: 'workflow.create',
    method: 'POST',
    at: '/v2/workflows',
    where: environment,
    input: async () => ({ environment, workflow: { name: 'Recall', workflowId: 'recall', steps } }),
    body: {
      name: 'Recall',
      workflowId: 'recall',
      active: true,
      severity: 'none',
      validatePayload: true,
      preferences: { user: null, workflow: { all: { enabled: true, readOnly: false } } },
      steps: [{ stepId: 'tell-them', name: 'Tell them', type: 'sms', controlValues: { body: 'Stop!' } }],
    },
  },
  {
    action: 'workflow.update',
    method: 'PUT',
    at: path,
    where: environment,
    input: async (session) => ({
      environment,
      workflowId,
      basedOn: await hashOf(session),
      workflow: { name: 'Renamed', severity: 'low' },
    }),
    body: { name: 'Renamed', severity: 'low', active: true, preferences: { user: null } },
  },
  {
    action: 'workflow.patch',
    method: 'PATCH',
    at: path,
    where: environment,
    input: async () => ({ environment, workflowId, patch: { active: false, tags: ['paused'] } }),
    body: { active: false, tags: ['paused'] },
  },
  {
    action: 'workflow.delete',
    method: 'DELETE',
    at: path,
    where: environment,
    input: async () => ({ environment, workflowId }),
    body: null,
  },
  {
    action: 'sync',
    method: 'PUT',
    at: `${path}/sync`,
    where: production,
    input: async () => ({ source: environment, target: production, workflowId }),
    body: { targetEnvironmentId: production },
  },
];

describe.each(writes)('$action: $method $at', ({ action, method, at, where, input, body }) => {
  async function prepared() {
    const session = strictSession(novu.url());
    const plan = await planned(session, action, await input(session));
    expect(plan.steps).toHaveLength(1);
    await forget();
    return { session, plan };
  }

  test('is one request with everything in its place, and what it promised is there', async () => {
    const { session, plan } = await prepared();
    expect(await applied(session, action, plan)).toEqual([{ status: 'succeeded', message: expect.any(String) }]);
    const requests = await seen(novu.url(), method, at);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.path).toBe(`/novu${at}`);
    if (body === null) expect(requests[0]?.body).toBeNull();
    else expect(requests[0]?.body).toMatchObject(body);
    expect(await proven(session, plan)).toBe(true);
  });

  test('reads and nothing else while it is planned', async () => {
    const session = strictSession(novu.url());
    await forget();
    await planned(session, action, await input(session));
    expect(await seen(novu.url(), method, at)).toEqual([]);
  });

  const refusals = [400, 402, 403, 404, 405, 409, 413, 414, 415, 422];
  test.each(refusals)('%i is a failure in the vendor’s words, and nothing was written', async (status) => {
    const { session, plan } = await prepared();
    await fault({ method, path: at, status, body: errorBody(status) });
    const [outcome] = await applied(session, action, plan);
    // What is gone already is as good as deleted.
    const deleted = status === 404 && method === 'DELETE';
    expect(outcome).toMatchObject({ status: deleted ? 'succeeded' : 'failed' });
    if (!deleted) expect(outcome?.message).toContain(`no, ${status}`);
    expect(await hashOf(session, plan.steps[0]?.resourceId, where)).toBe(plan.steps[0]?.before ?? '');
  });

  test.each([401, 403])('%i keeps the steps behind it from being tried', async (status) => {
    const { session, plan } = await prepared();
    await fault({ method, path: at, status, body: errorBody(status) });
    expect(await applied(session, action, plan)).toMatchObject([{ status: 'failed', halt: true }]);
  });

  test('429 is asked again as often as is patient, and then a failure', async () => {
    const { session, plan } = await prepared();
    await fault({ method, path: at, status: 429, body: errorBody(429), headers: { 'retry-after': '0' } });
    expect(await applied(session, action, plan)).toMatchObject([{ status: 'failed', halt: true }]);
    expect(await seen(novu.url(), method, at)).toHaveLength(3);
  });

  test.each([500, 503])('%i proves nothing; a look at the vendor tells that it did not happen', async (status) => {
    const { session, plan } = await prepared();
    await fault({ method, path: at, status, body: { ...errorBody(status), errorId: 'e-17' } });
    const [outcome] = await applied(session, action, plan);
    expect(outcome).toMatchObject({ status: 'unknown', message: expect.stringContaining('e-17') });
    const [step] = plan.steps;
    expect(step && (await actionOf(session, action).reconcile(step, null))).toMatchObject({ status: 'failed' });
  });

  test.each<JsonObject>([{ drop: 'after' }, { status: 502, body: '<html>' }, { garbage: true }, { drop: 'before' }])(
    '%o leaves open whether it happened, and a look at the vendor tells',
    async (how) => {
      const { session, plan } = await prepared();
      await fault({ method, path: at, times: 1, ...how });
      const [outcome] = await applied(session, action, plan);
      expect(outcome?.status).toBe('unknown');
      const [step] = plan.steps;
      const looked = step && (await actionOf(session, action).reconcile(step, null));
      expect(looked?.status).toBe(how.drop === 'after' ? 'succeeded' : 'failed');
      expect(await proven(session, plan)).toBe(how.drop === 'after');
    },
  );

  test('a vendor that answers success and does nothing is found out', async () => {
    const { session, plan } = await prepared();
    await fault({ method, path: at, lie: true });
    expect(await applied(session, action, plan)).toMatchObject([{ status: 'succeeded' }]);
    expect(await proven(session, plan)).toBe(false);
  });

  test('a member that nobody knows is refused before the vendor is asked', async () => {
    const session = strictSession(novu.url());
    const given = { ...(await input(session)), surprise: true };
    await expect(planned(session, action, given)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'input.surprise' }],
    });
    expect(() => actionOf(session, action).scope({})).toThrowError(expect.objectContaining({ code: 'invalid_input' }));
  });
});

test('the three shapes of a 422 and other refusals name the field or what to do next', async () => {
  const session = strictSession(novu.url());
  const plan = await planned(session, 'workflow.patch', { environment, workflowId, patch: { name: 'Other' } });
  const said = async (status: number, body: JsonObject) => {
    await fault({ method: 'PATCH', path, status, times: 1, body });
    return (await applied(session, 'workflow.patch', plan))[0]?.message;
  };
  const general = { messages: ['name must be a string'], value: 'No Value Recorded' };
  expect(await said(422, { message: 'Validation Error', errors: { general } })).toMatch(/name must be a string/);
  const named = { 'workflowDto.tags': { messages: ['All tags must be unique'], value: ['a', 'a'] } };
  expect(await said(422, { message: 'Validation failed for X', errors: named })).toMatch(
    /tags: All tags must be unique/,
  );
  expect(await said(422, { message: 'Request with key "k" is being reused for a different body' })).toMatch(/reused/);
  expect(await said(402, { message: 'Payment Required' })).toMatch(/plan of this Novu account/);
  expect(await said(413, { message: 'Payload Too Large' })).toMatch(/shorten/);
});

test('a request of the same key that is still running proves nothing', async () => {
  const session = strictSession(novu.url());
  const plan = await planned(session, 'workflow.patch', { environment, workflowId, patch: { name: 'Other' } });
  const message = 'Request with key "k" is currently being processed. Please retry after 1 second';
  await fault({ method: 'PATCH', path, status: 409, times: 1, body: { message } });
  expect(await applied(session, 'workflow.patch', plan)).toMatchObject([{ status: 'unknown' }]);
});
