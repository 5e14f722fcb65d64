import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { openPolicy } from '@/lib/domain/policy';
import { HARBOUR, MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

test.use({ approvals: 1 });

const { development: source, production: target } = MERIDIAN;
const password = 'a long enough password';
const place = { connection: 'novu', environment: target };
const publish = {
  connection: 'novu',
  action: 'publish',
  input: { source, target, resources: [{ type: 'workflow', id: 'delivery-exception' }] },
};

const submit = (by: APIRequestContext, data: object, headers = {}) =>
  by.post('/api/changes', { data, headers: { 'idempotency-key': randomUUID(), ...headers } });

async function asked(by: APIRequestContext): Promise<{ id: string; digest: string }> {
  const answer = await submit(by, publish);
  expect(answer.status(), await answer.text()).toBe(201);
  const { id, plan } = await answer.json();
  return { id, digest: plan.digest };
}

/** The answer, and the record that was made of it, as somebody reads it who may read all. */
async function refusal(reader: APIRequestContext, answer: APIResponse) {
  const { code, errors } = await answer.json();
  const log: { requestId: string }[] = await (await reader.get('/api/audit/export?connection=novu')).json();
  const record = log.find(({ requestId }) => requestId === answer.headers()['x-request-id']);
  return { status: answer.status(), code, errors, record };
}

test('nobody approves a change of their own or another plan than the one on record, and the change’s history says who tried', async ({
  script,
  vendor,
}) => {
  const [admin, approver, viewer] = [await script('admin'), await script('approver'), await script('viewer')];
  const { id, digest } = await asked(admin);
  await vendor.forget();
  const about = {
    event: 'change.approve.refused',
    connectionId: 'novu',
    environmentId: target,
    subject: `change/${id}`,
  };

  const own = await admin.post(`/api/changes/${id}/approve`, { data: { digest } });
  expect(await refusal(admin, own)).toMatchObject({
    status: 403,
    code: 'forbidden',
    record: { ...about, actorName: 'Alma Admin', data: { code: 'forbidden', digest } },
  });
  const another = 'f'.repeat(64);
  const stale = await approver.post(`/api/changes/${id}/approve`, { data: { digest: another } });
  expect(await refusal(admin, stale)).toMatchObject({
    status: 409,
    code: 'plan_stale',
    record: { ...about, actorName: 'Ada Approver', data: { code: 'plan_stale', digest: another } },
  });
  const early = await admin.post(`/api/changes/${id}/run`);
  expect([early.status(), (await early.json()).code]).toEqual([409, 'not_allowed_now']);

  const { items } = await (await viewer.get(`/api/audit?subject=${encodeURIComponent(`change/${id}`)}`)).json();
  expect(items.map(({ event }: { event: string }) => event)).toEqual([
    'change.run.refused',
    'change.approve.refused',
    'change.approve.refused',
    'change.submitted',
  ]);
  expect((await (await admin.get(`/api/changes/${id}`)).json()).status).toBe('awaiting_approval');
  expect(await vendor.requests()).toEqual([]);
});

test('a confirmation that was skipped or mistyped and a reason that is missing are refused, each under a name of its own in the record', async ({
  script,
  vendor,
}) => {
  const [admin, operator] = [await script('admin'), await script('operator')];
  const gone = {
    connection: 'novu',
    action: 'workflow.delete',
    input: { environment: source, workflowId: 'order-confirmation' },
  };
  for (const typed of [{}, { confirmation: 'Production' }]) {
    expect(await refusal(admin, await submit(operator, { ...gone, ...typed }))).toMatchObject({
      status: 400,
      code: 'confirmation_missing',
      errors: [{ path: 'confirmation', message: expect.stringContaining('Development') }],
      record: {
        event: 'change.submit.refused',
        actorName: 'Otto Operator',
        connectionId: 'novu',
        environmentId: source,
        data: { code: 'confirmation_missing', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
  }
  const policy = { ...openPolicy, reasonRequired: true };
  expect((await admin.put('/api/policies', { data: { ...place, policy } })).ok()).toBe(true);
  expect(await refusal(admin, await submit(operator, publish))).toMatchObject({
    status: 400,
    code: 'reason_missing',
    errors: [{ path: 'reason' }],
    record: { event: 'change.submit.refused', environmentId: target, data: { code: 'reason_missing' } },
  });
  expect(await vendor.writes()).toEqual([]);
});

test('nothing runs during a freeze, and an override takes a right of its own', async ({ script, vendor }) => {
  const [admin, operator, approver] = [await script('admin'), await script('operator'), await script('approver')];
  const { id, digest } = await asked(operator);
  expect((await approver.post(`/api/changes/${id}/approve`, { data: { digest } })).status()).toBe(200);
  const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
  const window = { timeZone: 'UTC', start: wall(-1), end: wall(2), rule: null, until: null };
  const freeze = await admin.post('/api/freezes', { data: { name: 'Sale', reason: null, scope: place, ...window } });
  const { id: freezeId } = await freeze.json();
  await vendor.forget();
  for (const [data, status, code] of [
    [{}, 409, 'not_allowed_now'],
    [{ override: 'Please' }, 403, 'forbidden'],
  ] as const) {
    const answer = await operator.post(`/api/changes/${id}/run`, { data });
    expect(await refusal(admin, answer)).toMatchObject({
      status,
      code,
      record: { event: 'change.run.refused', subject: `change/${id}`, environmentId: target, data: { code, digest } },
    });
  }
  expect((await (await operator.get(`/api/changes/${id}`)).json()).status).toBe('approved');
  expect(await vendor.requests()).toEqual([]);
  expect((await admin.delete(`/api/freezes?id=${freezeId}`)).ok()).toBe(true);
});

test('a request from another site stands in the record with whose cookie it used and what it was about', async ({
  script,
  vendor,
}) => {
  const [admin, operator] = [await script('admin'), await script('operator')];
  const forged = await submit(operator, publish, { origin: 'https://evil.example' });
  expect(await refusal(admin, forged)).toMatchObject({
    status: 403,
    code: 'cross_site',
    record: {
      event: 'change.submit.refused',
      actorName: 'Otto Operator',
      connectionId: 'novu',
      data: { code: 'cross_site' },
    },
  });
  expect(await vendor.requests()).toEqual([]);
});

test('a role on one connection sees and does nothing on another', async ({ script, vendor }) => {
  const admin = await script('admin');
  const email = `guest-${randomUUID()}@promenade.test`;
  await admin.post('/api/members', {
    data: { name: 'Guest', email, password, grants: [{ role: 'admin', connection: 'novu', environment: null }] },
  });
  const guest = await script({ email, password });
  const { items } = await (await guest.get('/api/connections')).json();
  expect(items.map(({ id }: { id: string }) => id)).toEqual(['novu']);
  const foreign = {
    connection: 'novu-legacy',
    action: 'publish',
    input: {
      source: HARBOUR.development,
      target: HARBOUR.production,
      resources: [{ type: 'workflow', id: 'welcome' }],
    },
  };
  const tried = [
    await guest.get(`/api/connections/novu-legacy/compare?source=${HARBOUR.development}&target=${HARBOUR.production}`),
    await guest.post('/api/changes', { data: foreign, headers: { 'idempotency-key': randomUUID() } }),
    await guest.patch('/api/connections/novu-legacy', { data: { name: 'Mine' } }),
    await guest.put('/api/policies', { data: { connection: 'novu-legacy', environment: null, policy: null } }),
    await guest.post('/api/members', { data: { name: 'x', email: `x-${email}`, password, grants: [] } }),
  ];
  expect(tried.map((answer) => answer.status())).toEqual([403, 403, 403, 403, 403]);
  expect(await vendor.requests()).toEqual([]);
});

test('the audit page verifies the chain', async ({ page, signIn }) => {
  await signIn(page, 'admin');
  await page.goto('/audit');
  await page.getByRole('button', { name: /Verify/ }).click();
  await expect(page.getByText(/whole/i).first()).toBeVisible();
});
