import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorById } from '@/lib/auth/accounts';
import type { Database } from '@/lib/db/database';
import { changes, freezes, grants, policies } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { GovernedChange } from '@/lib/domain/governance';
import { openPolicy } from '@/lib/domain/policy';
import { idle } from '@/lib/engine/engine';
import { read, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { approve } from './decide';
import { create, list, remove } from './freezes';
import { save } from './policies';
import { startDue } from './schedule';
import {
  contextAs,
  control,
  credentials,
  edited,
  environmentsOf,
  publishInput,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

const resources = [{ type: 'workflow', id: 'delivery-exception' }];
const hour = 3_600_000;
const wall = (offset: number) => new Date(Date.now() + offset * hour).toISOString().slice(0, 16);
const soon = () => new Date(Date.now() + hour).toISOString();
const later = () => new Date(Date.now() + 2 * hour);

describeDatabases('freezes and schedules', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let admin: Context;
  let operator: Context;
  let pair: { connection: string; source: string; target: string };

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    [admin, operator] = [await contextAs(db, 'admin'), await contextAs(db, 'operator')];
    const connection = await storedConnection(db, sandbox.url, credentials.keys);
    pair = { connection, ...(await environmentsOf(operator, connection)) };
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await db.delete(freezes);
    await db.delete(policies);
    await db.update(changes).set({ status: 'cancelled' }).where(eq(changes.status, 'scheduled'));
  });

  const draft = (scope: { connection: string | null; environment: string | null }) => ({
    name: 'Christmas',
    reason: 'No changes while the shop is full',
    scope,
    timeZone: 'UTC',
    start: wall(-1),
    end: wall(3),
    rule: null,
    until: null,
    idempotencyKey: null,
  });
  const request = async (
    by = operator,
    extra: { scheduleAt?: string; scheduleUntil?: string } = {},
  ): Promise<GovernedChange> => {
    const change = await submit(by, { ...publishInput({ ...pair, resources }), ...extra });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const scheduler = () => ({ db, open: operator.open, actorById: (id: string) => actorById(db, id) });
  const withGrant = async (by: Context) => {
    const [grant] = by.actor.grants;
    if (grant)
      await db.insert(grants).values({ id: by.actor.id, userId: by.actor.id, role: grant.role }).onConflictDoNothing();
  };

  const scheduledForApproval = async () => {
    await withGrant(operator);
    const policy = { ...openPolicy, approvals: 1 };
    await save(admin, { connection: pair.connection, environment: pair.target, policy });
    return request(operator, { scheduleAt: soon() });
  };

  test.each(['all', 'connection', 'environment'] as const)(
    'a freeze of %s keeps changes from running, and says until when',
    async (scope) => {
      await create(
        admin,
        draft({
          connection: scope === 'all' ? null : pair.connection,
          environment: scope === 'environment' ? pair.target : null,
        }),
      );
      const change = await request();
      expect(change.obstacles).toMatchObject([{ code: 'frozen', overridable: true }]);
      await expect(run(operator, { change: change.id })).rejects.toMatchObject({
        code: 'not_allowed_now',
        message: expect.stringContaining('Christmas'),
      });
      const asked = { limit: 50, connection: pair.connection, environments: pair.target };
      expect((await list(operator, asked)).places).toMatchObject({
        [pair.target]: { frozen: [{ name: 'Christmas' }], opensAt: expect.any(String), closesAt: null },
      });
      expect(await writesAt(sandbox)).toEqual([]);
    },
  );

  test('two windows that overlap keep it shut until the second one ends, and both times that come next are told', async () => {
    const everywhere = draft({ connection: null, environment: null });
    // Asked once: a minute may end meanwhile.
    const [end, start] = [wall(6), wall(48)];
    const [opensAt, closesAt] = [end, start].map((time) => new Date(`${time}Z`).toISOString());
    await create(admin, everywhere);
    await create(admin, { ...everywhere, name: 'Stock-taking', start: wall(2), end });
    await create(admin, { ...everywhere, name: 'Easter', start, end: wall(50) });
    const change = await request();
    expect(change.obstacles.map(({ message }) => message)).toEqual([
      `Production is frozen by “Christmas”; it opens at ${opensAt}.`,
    ]);
    await create(admin, draft({ connection: pair.connection, environment: pair.source }));
    const asked = { limit: 50, connection: pair.connection, environments: `${pair.target},${pair.source}` };
    expect((await list(operator, asked)).places).toMatchObject({
      [pair.target]: { frozen: [{ name: 'Christmas' }], opensAt, closesAt },
      [pair.source]: { frozen: [{ name: 'Christmas' }, { name: 'Christmas' }] },
    });
  });

  test('a freeze elsewhere is no obstacle here', async () => {
    await create(admin, draft({ connection: pair.connection, environment: pair.source }));
    const change = await request();
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({ status: 'succeeded' });
  });

  test('overriding a freeze takes a right of its own and a reason, and stands in the record', async () => {
    const freeze = await create(admin, draft({ connection: null, environment: null }));
    const change = await request();
    await expect(run(operator, { change: change.id, override: 'Urgent' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(admin, { change: change.id })).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(await settled(admin, await run(admin, { change: change.id, override: 'Urgent fix' }))).toMatchObject({
      status: 'succeeded',
    });
    await remove(admin, { id: freeze.id });
  });

  test('an override does not stand in for a missing approval', async () => {
    await create(admin, draft({ connection: null, environment: null }));
    await save(admin, {
      connection: pair.connection,
      environment: pair.target,
      policy: { ...openPolicy, approvals: 1 },
    });
    const change = await request();
    await expect(run(admin, { change: change.id, override: 'Urgent' })).rejects.toMatchObject({
      code: 'not_allowed_now',
    });
  });

  test('only administrators freeze, and a faulty freeze is refused with the field named', async () => {
    await expect(create(operator, draft({ connection: null, environment: null }))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const everyMinute = { ...draft({ connection: null, environment: null }), rule: 'FREQ=HOURLY' };
    await expect(create(admin, everyMinute)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'rule' }],
    });
  });

  test('a scheduled change starts by itself when it is due, and not before', async () => {
    await withGrant(operator);
    const change = await request(operator, { scheduleAt: soon() });
    expect(change).toMatchObject({ status: 'scheduled', schedule: { suspended: null } });
    await startDue(scheduler());
    expect(await read(operator, { change: change.id })).toMatchObject({ status: 'scheduled' });
    await startDue(scheduler(), later());
    await idle();
    expect(await read(operator, { change: change.id })).toMatchObject({
      status: 'succeeded',
      proof: { state: 'proven' },
    });
  });

  test('a scheduled change that waits for approval is scheduled by the last approval', async () => {
    const change = await scheduledForApproval();
    expect(change.status).toBe('awaiting_approval');
    await startDue(scheduler(), later());
    expect(await read(operator, { change: change.id })).toMatchObject({ status: 'awaiting_approval' });
    expect(
      await approve(await contextAs(db, 'approver'), { change: change.id, digest: change.plan.digest }),
    ).toMatchObject({ status: 'scheduled' });
  });

  test('what is approved only after its time waits for a person', async () => {
    const change = await scheduledForApproval();
    await db
      .update(changes)
      .set({ scheduledAt: new Date(Date.now() - hour).toISOString() })
      .where(eq(changes.id, change.id));
    expect(
      await approve(await contextAs(db, 'approver'), { change: change.id, digest: change.plan.digest }),
    ).toMatchObject({ status: 'approved', schedule: { suspended: expect.stringContaining('only after the time') } });
    await startDue(scheduler(), later());
    await idle();
    expect(await read(operator, { change: change.id })).toMatchObject({ status: 'approved' });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test.each([
    ['a freeze', async () => void (await create(admin, draft({ connection: null, environment: null }))), /frozen/],
    [
      'a stricter policy',
      async () =>
        void (await save(admin, {
          connection: pair.connection,
          environment: pair.target,
          policy: { ...openPolicy, approvals: 1 },
        })),
      /approval is missing/,
    ],
    [
      'a right that was taken away',
      async () => void (await db.delete(grants).where(eq(grants.userId, operator.actor.id))),
      /may not run/,
    ],
  ])(
    'what is due but no longer allowed because of %s is suspended with the reason, and nothing is written',
    async (_what, happen, reason) => {
      await withGrant(operator);
      const change = await request(operator, { scheduleAt: soon() });
      await happen();
      await startDue(scheduler(), later());
      await idle();
      expect(await read(operator, { change: change.id })).toMatchObject({
        status: 'approved',
        schedule: { suspended: expect.stringMatching(reason) },
      });
      expect(await writesAt(sandbox)).toEqual([]);
    },
  );

  test('what could not start in time is suspended', async () => {
    await withGrant(operator);
    const change = await request(operator, {
      scheduleAt: soon(),
      scheduleUntil: new Date(Date.now() + 1.5 * hour).toISOString(),
    });
    await startDue(scheduler(), later());
    expect(await read(operator, { change: change.id })).toMatchObject({
      status: 'approved',
      schedule: { suspended: expect.stringContaining('passed') },
    });
  });

  test('what moved before the scheduled time is never applied', async () => {
    await withGrant(operator);
    const change = await request(operator, { scheduleAt: soon() });
    await edited(sandbox, pair.source, 'delivery-exception');
    await control(sandbox, 'DELETE', 'requests');
    await startDue(scheduler(), later());
    await idle();
    expect(await read(operator, { change: change.id })).toMatchObject({
      status: 'stale',
      moved: [{ id: 'delivery-exception' }],
    });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('several processes that look at the same moment start it once', async () => {
    await withGrant(operator);
    const change = await request(operator, { scheduleAt: soon() });
    await Promise.all([1, 2, 3].map(() => startDue(scheduler(), later())));
    await idle();
    expect(await read(operator, { change: change.id })).toMatchObject({ status: 'succeeded' });
    expect(await writesAt(sandbox)).toHaveLength(1);
  });

  test('a time in the past, or an end before the start, is refused', async () => {
    await expect(request(operator, { scheduleAt: new Date(Date.now() - hour).toISOString() })).rejects.toMatchObject({
      errors: [{ path: 'scheduleAt' }],
    });
    await expect(
      request(operator, { scheduleAt: soon(), scheduleUntil: new Date().toISOString() }),
    ).rejects.toMatchObject({ errors: [{ path: 'scheduleUntil' }] });
  });
});
