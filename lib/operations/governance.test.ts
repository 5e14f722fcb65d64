import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { audit, changes, lineStops, policies, users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { GovernedChange } from '@/lib/domain/governance';
import { openPolicy, type Policy } from '@/lib/domain/policy';
import { run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { approve, comment, reject, review } from './decide';
import { read as readLine, setLine } from './line';
import { save } from './policies';
import {
  contextAs,
  control,
  credentials,
  edited,
  environmentsOf,
  publishInput,
  requestsAt,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

const resources = [{ type: 'workflow', id: 'delivery-exception' }];

describeDatabases('governing a change', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let admin: Context;
  let operator: Context;
  let approver: Context;
  let second: Context;
  let pair: { connection: string; source: string; target: string };

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    [admin, operator, approver, second] = await Promise.all([
      contextAs(db, 'admin'),
      contextAs(db, 'operator'),
      contextAs(db, 'approver'),
      contextAs(db, 'approver'),
    ]);
    const connection = await storedConnection(db, sandbox.url, credentials.keys);
    pair = { connection, ...(await environmentsOf(operator, connection)) };
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await db.delete(policies);
    await db.delete(lineStops);
  });

  const demand = (policy: Partial<Policy>) =>
    save(admin, { connection: pair.connection, environment: pair.target, policy: { ...openPolicy, ...policy } });
  const request = async (by = operator, extra: Parameters<typeof publishInput>[1] = {}): Promise<GovernedChange> => {
    const change = await submit(by, publishInput({ ...pair, resources }, extra));
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const said = ({ id, plan }: GovernedChange) => ({ change: id, digest: plan.digest });

  test('a change waits for as many approvals as the policy demands, of different people', async () => {
    await demand({ approvals: 2 });
    const change = await request();
    expect(change).toMatchObject({ status: 'awaiting_approval', missing: { approvals: 2 } });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    await approve(approver, said(change));
    expect(await approve(approver, said(change))).toMatchObject({
      status: 'awaiting_approval',
      missing: { approvals: 1 },
    });
    expect(await approve(second, said(change))).toMatchObject({ status: 'approved', missing: { approvals: 0 } });
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({ status: 'succeeded' });
  });

  test('nobody approves a change of their own, whatever their role, and the attempt is refused before anything is stored', async () => {
    await demand({ approvals: 1 });
    const change = await request(admin);
    await expect(approve(admin, said(change))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approve(operator, said(change))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('an approval is for one plan: another digest is refused', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    await expect(approve(approver, { ...said(change), digest: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'plan_stale',
    });
  });

  test('an approved plan that no longer holds is not carried out', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    await approve(approver, said(change));
    await edited(sandbox, pair.target, 'delivery-exception');
    await control(sandbox, 'DELETE', 'requests');
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({ status: 'stale' });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('every group that the policy names must speak', async () => {
    await demand({ approvals: 1, groups: ['security'] });
    const change = await request();
    expect(await approve(approver, said(change))).toMatchObject({
      status: 'awaiting_approval',
      missing: { approvals: 0, groups: ['security'] },
    });
    await db
      .update(users)
      .set({ groups: ['security'] })
      .where(eq(users.id, second.actor.id));
    expect(await approve(second, said(change))).toMatchObject({ status: 'approved' });
    await db.update(users).set({ groups: [] }).where(eq(users.id, second.actor.id));
  });

  test('a policy that was tightened after the approval counts at the run', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    await approve(approver, said(change));
    await demand({ approvals: 2 });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({
      code: 'not_allowed_now',
      message: expect.stringContaining('1 approval is missing'),
    });
  });

  test('who approved does not run where the policy keeps the two apart', async () => {
    await demand({ approvals: 1, approverMayRun: false });
    const change = await request();
    await approve(admin, said(change));
    await expect(run(admin, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({ status: 'succeeded' });
  });

  test('whom the policy exempts needs nobody', async () => {
    await demand({ approvals: 1, exempt: [operator.actor.id] });
    expect(await request()).toMatchObject({ status: 'approved' });
  });

  test('a request that ran out can neither be approved nor run', async () => {
    await demand({ approvals: 1, expiresAfterHours: 1 });
    const change = await request();
    await db
      .update(changes)
      .set({ expiresAt: new Date(0).toISOString() })
      .where(eq(changes.id, change.id));
    await expect(approve(approver, said(change))).rejects.toMatchObject({ code: 'conflict' });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
  });

  test('a rejected change is over, with the reason', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    const after = await reject(approver, { ...said(change), comment: 'Not before Monday' });
    expect(after).toMatchObject({
      status: 'rejected',
      decisions: [{ decision: 'reject', comment: 'Not before Monday' }],
    });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(approve(second, said(change))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('where every resource must be reviewed, an approval without the marks is refused', async () => {
    await demand({ approvals: 1, reviewEverything: true });
    const change = await request();
    await expect(approve(approver, said(change))).rejects.toMatchObject({ code: 'conflict' });
    const step = change.plan.steps[0]?.id ?? '';
    await review(second, { change: change.id, step, reviewed: true });
    await expect(approve(approver, said(change))).rejects.toMatchObject({ code: 'conflict' });
    await review(approver, { change: change.id, step, reviewed: true });
    expect(await approve(approver, said(change))).toMatchObject({ status: 'approved' });
  });

  test('a reason and a typed confirmation are asked for by the server', async () => {
    await demand({ reasonRequired: true, confirm: 'always' });
    await expect(request()).rejects.toMatchObject({ errors: [{ path: 'reason' }] });
    await expect(request(operator, { reason: 'Because' })).rejects.toMatchObject({
      errors: [{ path: 'confirmation' }],
    });
    expect(await request(operator, { reason: 'Because', confirmation: 'Production' })).toMatchObject({
      status: 'approved',
    });
  });

  test('remarks can be pinned to a step', async () => {
    const change = await request();
    const step = change.plan.steps[0]?.id ?? '';
    expect(await comment(approver, { change: change.id, text: 'Why?', step })).toMatchObject({
      comments: [{ text: 'Why?', step }],
    });
    await expect(comment(approver, { change: change.id, text: 'x', step: 'no/such' })).rejects.toMatchObject({
      errors: [{ path: 'step' }],
    });
  });

  test('a stopped line stops every change, and only an administrator lets it run again', async () => {
    const change = await request();
    await setLine(approver, { stopped: true, reason: 'Incident 12' });
    await expect(setLine(operator, { stopped: true, reason: 'again' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({
      code: 'not_allowed_now',
      message: expect.stringContaining('Incident 12'),
    });
    await expect(setLine(operator, { stopped: false, reason: 'over' })).rejects.toMatchObject({ code: 'forbidden' });
    await setLine(admin, { stopped: false, reason: 'over' });
    expect(await readLine(operator)).toEqual({ stopped: null });
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({ status: 'succeeded' });
  });

  test('a line that is stopped during a run stops it after the step in flight', async () => {
    const many = [
      ...resources,
      { type: 'workflow', id: 'payment-failed' },
      { type: 'workflow', id: 'new-device-sign-in' },
    ];
    const session = await operator.open(pair.connection);
    const publish = session.actions.publish;
    if (!publish) throw new Error('Novu can publish');
    const apply: typeof publish.apply = async (step, key, note) => {
      const outcome = await publish.apply(step, key, note);
      if ((await readLine(operator)).stopped === null) await setLine(operator, { stopped: true, reason: 'Stop!' });
      return outcome;
    };
    const watched = { ...operator, open: async () => ({ ...session, actions: { publish: { ...publish, apply } } }) };
    const change = await submit(watched, publishInput({ ...pair, resources: many }));
    if (change.dryRun) throw new Error('not a dry run');
    const after = await settled(operator, await run(watched, { change: change.id }));
    expect(after.status).toBe('partly_failed');
    expect(after.steps.map(({ status }) => status)).toEqual(['succeeded', 'skipped', 'skipped']);
    expect(await writesAt(sandbox)).toHaveLength(1);
  });

  test('changing a policy is for administrators, and the record keeps before and after', async () => {
    await expect(
      save(operator, { connection: pair.connection, environment: pair.target, policy: openPolicy }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await demand({ approvals: 1 });
    await demand({ approvals: 3 });
    const records = await db.select().from(audit).orderBy(audit.sequence);
    const last = records.filter(({ event }) => event === 'policy.saved').at(-1);
    expect(last?.data).toMatchObject({ before: { approvals: 1 }, after: { approvals: 3 } });
  });

  test('without an environment of its own the default of the connection holds', async () => {
    await save(admin, { connection: pair.connection, environment: null, policy: { ...openPolicy, approvals: 1 } });
    expect(await request()).toMatchObject({ status: 'awaiting_approval' });
    await demand({ approvals: 0 });
    expect(await request()).toMatchObject({ status: 'approved' });
  });

  test('refused decisions ask the vendor nothing', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    await control(sandbox, 'DELETE', 'requests');
    await expect(approve(operator, said(change))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(approver, { change: change.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(await requestsAt(sandbox)).toEqual([]);
  });
});
