import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { audit, changes, grants, policies } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { GovernedChange } from '@/lib/domain/governance';
import { openPolicy, type Policy } from '@/lib/domain/policy';
import { idle } from '@/lib/engine/engine';
import type { Action } from '@/lib/vendors/port';
import { cancel, list, read, retry, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { approve, reject } from './decide';
import { save } from './policies';
import { rollBack } from './rollback';
import {
  contextAs,
  control,
  credentials,
  environmentsOf,
  fault,
  publishInput,
  type Sandbox,
  sandboxForTest,
  storedConnection,
  writesAt,
} from './testing';
import { oneLie, writing } from './testing-model-real';

const one = [{ type: 'workflow', id: 'delivery-exception' }];
const two = [...one, { type: 'workflow', id: 'payment-failed' }];
type Apply = Action['apply'];

/** It is written, and half of it is all that is said to have arrived. */
const halfway =
  (apply: Apply): Apply =>
  async (...call) => {
    await apply(...call);
    return { status: 'failed', partial: true, message: 'ALARM: only half of it is there.' };
  };

describeDatabases('the life of a change', (open) => {
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
    const roles = ['admin', 'operator', 'approver', 'approver'] as const;
    const [a, b, c, d] = await Promise.all(roles.map((role) => contextAs(db, role)));
    if (!a || !b || !c || !d) throw new Error('Four people');
    [admin, operator, approver, second] = [a, b, c, d];
    const connection = await storedConnection(db, sandbox.url, credentials.keys);
    pair = { connection, ...(await environmentsOf(operator, connection)) };
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await db.delete(policies);
    await db.update(changes).set({ status: 'cancelled' });
  });

  const demand = (policy: Partial<Policy>) =>
    save(admin, { connection: pair.connection, environment: pair.target, policy: { ...openPolicy, ...policy } });
  const request = async (resources = one, more: { scheduleAt?: string } = {}): Promise<GovernedChange> => {
    const change = await submit(operator, { ...publishInput({ ...pair, resources }), ...more });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const said = ({ id, plan }: GovernedChange) => ({ change: id, digest: plan.digest });
  const inbox = async (by: Context, limit = 10) =>
    (await list(by, { waitingForMe: true, limit })).items.map(({ id }) => id);
  const ended = async ({ id }: GovernedChange) => {
    await idle();
    return read(operator, { change: id });
  };
  const started = async (by: Context, change: GovernedChange) => ended(await run(by, { change: change.id }));
  const retried = async (change: GovernedChange, skip: string[] = []) =>
    ended(await retry(operator, { change: change.id, skip }));
  const takenBack = async ({ id }: GovernedChange) => {
    const back = await rollBack(operator, { change: id, dryRun: true, idempotencyKey: randomUUID() });
    return back.plan.steps.length;
  };
  const idOf = ({ plan }: GovernedChange) => plan.steps[0]?.id ?? '';

  /** The vendor commits, the connection drops, and nobody can look. */
  const inDoubt = async (change: GovernedChange) => {
    const by = writing(operator, (apply) => async (...call) => {
      await apply(...call);
      await fault(sandbox, { vendor: 'novu', method: 'GET', status: 500, times: 1000 });
      return { status: 'unknown', message: 'The connection broke.' };
    });
    const after = await started(by, change);
    await control(sandbox, 'DELETE', 'faults');
    expect(after).toMatchObject({ status: 'unknown', steps: [{ status: 'unknown' }] });
    return after;
  };

  test('what is in doubt cannot be left out: it is looked up first', async () => {
    const change = await request();
    await inDoubt(change);
    await expect(retry(operator, { change: change.id, skip: [idOf(change)] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Nobody knows yet .*delivery.*Retry without leaving it out first/i),
    });
    expect(await read(operator, { change: change.id })).toMatchObject({ status: 'unknown' });
    expect(await retried(change)).toMatchObject({ status: 'succeeded' });
    expect(await writesAt(sandbox)).toHaveLength(1);
  });

  test('only steps of the change that did not get through can be left out', async () => {
    const change = await request(two);
    await fault(sandbox, { vendor: 'novu', method: 'PUT', path: '/sync', status: 422, body: {}, times: 1 });
    const after = await started(operator, change);
    expect(after.status).toBe('partly_failed');
    const of = (status: string) => after.steps.find((step) => step.status === status)?.id ?? '';
    await expect(retried(change, ['workflow/none'])).rejects.toMatchObject({ errors: [{ path: 'skip' }] });
    await expect(retried(change, [of('succeeded')])).rejects.toMatchObject({ code: 'conflict' });
    const rest = await retried(change, [of('failed')]);
    expect(rest.steps.map(({ status }) => status).sort()).toEqual(['left_out', 'succeeded']);
  });

  test('what was written by half stays known, also when it is left out, and can be taken back', async () => {
    const change = await request();
    const after = await started(writing(operator, halfway), change);
    expect(after).toMatchObject({ status: 'failed', steps: [{ status: 'failed', partial: true }] });
    const out = await retried(change, [idOf(change)]);
    expect(out).toMatchObject({
      status: 'failed',
      steps: [{ status: 'left_out', partial: true, message: expect.stringContaining('ALARM') }],
    });
    expect(await takenBack(change)).toBe(1);
  });

  test('a policy that asks for more is satisfied without a new plan, whatever the change has come to', async () => {
    const change = await request();
    const scheduled = await request(two, { scheduleAt: new Date(Date.now() + 3_600_000).toISOString() });
    const doubtful = await inDoubt(await request([{ type: 'workflow', id: 'new-device-sign-in' }]));
    await expect(approve(approver, said(change))).rejects.toMatchObject({ code: 'conflict' });
    await demand({ approvals: 1 });
    expect((await inbox(approver)).sort()).toEqual([change.id, scheduled.id, doubtful.id].sort());
    await expect(retried(doubtful)).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(await approve(approver, said(doubtful))).toMatchObject({ status: 'unknown', obstacles: [] });
    expect(await retried(doubtful)).toMatchObject({ status: 'succeeded' });
    expect(await approve(approver, said(scheduled))).toMatchObject({ status: 'scheduled', obstacles: [] });
    expect(await approve(approver, said(change))).toMatchObject({ status: 'approved', obstacles: [] });
    expect(await inbox(approver)).toEqual([]);
    await expect(approve(second, said(change))).rejects.toMatchObject({ code: 'conflict' });
    expect(await started(operator, change)).toMatchObject({ status: 'succeeded' });
  });

  test('what is to be approved anew can be turned down, but not what has been started', async () => {
    const change = await request();
    const doubtful = await inDoubt(await request(two.slice(1)));
    await demand({ approvals: 1 });
    expect(await reject(approver, { ...said(change), comment: 'No' })).toMatchObject({ status: 'rejected' });
    await expect(reject(approver, { ...said(doubtful), comment: 'No' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await inbox(approver)).toEqual([doubtful.id]);
  });

  test('a policy that asks for nobody any more lets run what waits, and the record says so', async () => {
    await demand({ approvals: 1 });
    const change = await request();
    await demand({ approvals: 0 });
    expect(await inbox(approver)).toEqual([]);
    expect(await started(operator, change)).toMatchObject({ status: 'succeeded' });
    const records = await db
      .select()
      .from(audit)
      .where(eq(audit.subject, `change/${change.id}`));
    const told = records.sort((a, b) => a.sequence - b.sequence).map(({ event }) => event);
    expect(told.slice(0, 3)).toEqual(['change.submitted', 'change.approved', 'change.started']);
  });

  test('a policy that asks for words since does not hold up what has begun', async () => {
    const change = await inDoubt(await request());
    await demand({ confirm: 'always', reasonRequired: true });
    expect(await retried(change)).toMatchObject({ status: 'succeeded' });
  });

  test('an approval does not stay good for ever, unless the change has an hour of its own', async () => {
    await demand({ approvals: 1 });
    const hour = new Date(Date.now() + 3_600_000).toISOString();
    const [soon, later] = [await request(), await request(two, { scheduleAt: hour })];
    for (const change of [soon, later]) await approve(approver, said(change));
    await db.update(changes).set({ expiresAt: new Date(0).toISOString() });
    expect(await read(operator, { change: soon.id })).toMatchObject({
      status: 'approved',
      obstacles: [{ code: 'expired' }],
    });
    await expect(run(operator, { change: soon.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(await started(operator, later)).toMatchObject({ status: 'succeeded' });
  });

  test('an inbox holds what waits for this very person, and nothing else', async () => {
    await demand({ approvals: 2 });
    const [mine, gone] = [await request(), await request()];
    const past = new Date(0).toISOString();
    await db.update(changes).set({ expiresAt: past }).where(eq(changes.id, gone.id));
    expect(await inbox(operator)).toEqual([]);
    expect(await inbox(approver)).toEqual([mine.id]);
    await approve(approver, said(mine));
    expect([await inbox(approver), await inbox(second)]).toEqual([[], [mine.id]]);
  });

  test('who decides in one place only finds its requests behind any number of others', async () => {
    await save(admin, { connection: pair.connection, environment: null, policy: { ...openPolicy, approvals: 1 } });
    const here = await request();
    const staging = { ...pair, target: pair.source, source: pair.target };
    for (let n = 0; n < 3; n += 1) await submit(operator, publishInput({ ...staging, resources: one }));
    const scoped = await contextAs(db, 'approver', { connection: pair.connection, environment: pair.target });
    expect(await list(scoped, { waitingForMe: true, limit: 2 })).toMatchObject({
      items: [{ id: here.id }],
      nextCursor: null,
    });
    expect(await list(approver, { waitingForMe: true, limit: 2 })).toMatchObject({ nextCursor: expect.any(String) });
  });

  test('what somebody approved who may not any more does not count', async () => {
    await demand({ approvals: 1 });
    const leaving = await contextAs(db, 'approver');
    const change = await request();
    await approve(leaving, said(change));
    await db.delete(grants).where(eq(grants.userId, leaving.actor.id));
    expect(await inbox(approver)).toEqual([change.id]);
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    await approve(approver, said(change));
    expect(await started(operator, change)).toMatchObject({ status: 'succeeded' });
  });

  test('calling off hides no failure: it ends as what happened, and says that it was also called off', async () => {
    await fault(sandbox, oneLie);
    const change = await request(two);
    const by = writing(operator, (apply) => async (...call) => {
      const outcome = await apply(...call);
      await cancel(operator, { change: change.id });
      return outcome;
    });
    const after = await started(by, change);
    expect(after).toMatchObject({
      status: 'failed',
      proof: { state: 'different' },
      failure: expect.stringContaining('also called off'),
      steps: [{ status: 'failed', partial: true }, { status: 'skipped' }],
    });
    expect(await retried(change)).toMatchObject({ status: 'succeeded' });
  });

  test('a half-done step is not called off either, one that got through is', async () => {
    const stopping = (way: (apply: Apply) => Apply, id: string) =>
      writing(operator, (apply) => async (...call) => {
        const outcome = await way(apply)(...call);
        await cancel(operator, { change: id });
        return outcome;
      });
    const half = await request(two);
    expect(await started(stopping(halfway, half.id), half)).toMatchObject({ status: 'failed' });
    expect(await takenBack(half)).toBe(1);
    await control(sandbox, 'POST', 'reset');
    const whole = await request(two);
    const after = await started(
      stopping((apply) => apply, whole.id),
      whole,
    );
    expect(after).toMatchObject({ status: 'cancelled', failure: null });
  });
});
