// What runs and failing machines do to a change, and how often; each command says what must come of it, and looks.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ChangeStatus } from '@/lib/domain/change';
import { expireForeignLeases } from '@/lib/engine/claim';
import { idle, takeUpRuns } from '@/lib/engine/engine';
import { retry, run } from './change-life';
import type { Context } from './context';
import { startDue } from './schedule';
import {
  again,
  type Crash,
  canBeLeftOut,
  carryOut,
  type Demand,
  isFree,
  type Model,
  type ModelChange,
  mayRun,
  type Person,
  people,
  running,
  workflows,
} from './testing-model';
import { attempt, blinding, doubting, dying, held } from './testing-model-real';
import { callOff, decision, edit, remark, request, runOut } from './testing-model-requests';
import { type Command, command, demand, drift, freeze, lie, line, onChange, thaw } from './testing-model-surroundings';

const hour = 3_600_000;

const startable: ChangeStatus[] = ['awaiting_approval', 'approved', 'scheduled', ...again];

/** Whether this person may start, or start again, this change at this moment. */
const mayStart = (model: Model, change: ModelChange, by: Person, override = false) =>
  mayRun(by) &&
  (!override || by === 'admin') &&
  startable.includes(change.status) &&
  isFree(model, change, by, override) &&
  !running(model);

const starting = ({ id, status }: ModelChange, ctx: Context, override = false, skip: string[] = []) => {
  const more = override ? { override: 'Urgent' } : {};
  return again.includes(status) ? retry(ctx, { change: id, skip, ...more }) : run(ctx, { change: id, ...more });
};

interface Start {
  by: Person;
  override: boolean;
  mishap: 'none' | 'blind' | 'doubt';
  times: number;
  /** Which steps are to be left out, where it is a retry. */
  leave: readonly number[];
}

const mishaps = { none: (by: Context) => by, blind: blinding, doubt: doubting };

const start = ({ by, override, mishap, times, leave }: Start, pick: number) => {
  const how = `${override ? ' all the same' : ''}${mishap === 'none' ? '' : ` with ${mishap}`} ×${times}`;
  return onChange(
    `start by ${by}${how} without ${leave}`,
    pick,
    leave.length > 0 ? again : startable,
    async (change, model, real) => {
      const left = again.includes(change.status) ? change.steps.filter((_, position) => leave.includes(position)) : [];
      const skip = left.map(({ workflow }) => `workflow/${workflow}`);
      const allowed = mayStart(model, change, by, override) && left.every(canBeLeftOut);
      const ctx = mishaps[mishap](real.people[by]);
      const once = () => attempt(starting(change, ctx, override, skip));
      const answers = await Promise.all(Array.from({ length: times }, once));
      await idle();
      expect(answers.filter((answer) => answer !== null)).toHaveLength(allowed ? 1 : 0);
      if (!allowed) return;
      change.stopRequested = false;
      for (const step of left) step.status = 'left_out';
      carryOut(model, change, { [mishap]: true });
    },
  );
};

const ready = (model: Readonly<Model>) => model.changes.filter((change) => mayStart(model, change, 'operator'));

/** Two different changes of one target: whichever comes first holds the other off. */
const race = (pick: number) =>
  command(
    `two start at once #${pick}`,
    async (model, real) => {
      const able = ready(model);
      const two = [able[pick % able.length], able[(pick + 1) % able.length]].filter((one) => one !== undefined);
      const { ctx, letGo } = held(real.people.operator);
      const answers = await Promise.all(two.map((one) => attempt(starting(one, ctx)))).finally(letGo);
      await idle();
      const won = two.filter((_, position) => answers[position] !== null);
      expect(won).toHaveLength(1);
      for (const change of won) {
        change.stopRequested = false;
        carryOut(model, change);
      }
    },
    (model) => ready(model).length > 1,
  );

const crash = (how: Crash, pick: number) =>
  onChange(
    `crash at write ${how.at}, ${how.written ? 'after' : 'before'} it`,
    pick,
    startable,
    async (change, model, real) => {
      const allowed = mayStart(model, change, 'operator');
      const { ctx, dead } = dying(real.people.operator, how);
      const answer = await attempt(starting(change, ctx));
      await Promise.race([dead, idle()]);
      expect(answer !== null).toBe(allowed);
      if (!allowed) return;
      change.stopRequested = false;
      carryOut(model, change, { crash: how });
    },
  );

const recover = command(
  'restart',
  async (model, { scheduler }) => {
    const change = running(model);
    await expireForeignLeases(scheduler.db);
    await takeUpRuns(scheduler);
    await idle();
    if (change) carryOut(model, change);
  },
  (model) => running(model) !== undefined,
);

const twoHoursPass = command('two hours pass', async (model, { scheduler }) => {
  await startDue(scheduler, new Date(Date.now() + 2 * hour));
  await idle();
  for (const change of model.changes.filter(({ status }) => status === 'scheduled')) {
    if (!isFree(model, change, change.requester)) change.status = 'approved';
    else if (!running(model)) carryOut(model, change);
  }
});

const who = fc.constantFrom(...people);
const starter = fc.constantFrom<Person>('operator', 'operator', 'operator', 'operator', 'admin', 'admin', 'approver');
const decider = fc.constantFrom<Person>('approver', 'approver', 'second', 'second', 'admin', 'operator');
const boss = fc.constantFrom<Person>('admin', 'admin', 'admin', 'operator');
const pick = fc.nat(30);
const rarely = fc.nat(5).map((n) => n === 0);
const mostly = rarely.map((no) => !no);
const wish = fc.record({
  by: starter,
  ticked: fc.subarray([...workflows], { minLength: 1 }),
  confirmed: mostly,
  dry: rarely,
  timed: rarely,
});
const verdict = fc.constantFrom('approve', 'approve', 'approve', 'approve', 'approve', 'reject');
const beginning = fc.record({
  by: starter,
  override: rarely,
  mishap: fc.constantFrom('none', 'none', 'none', 'none', 'blind', 'doubt'),
  times: fc.constantFrom(1, 1, 1, 2),
  leave: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([0, 1, 2]) }),
});
const demanded: fc.Arbitrary<Demand> = fc.record({
  approvals: fc.constantFrom(0, 0, 1, 1, 2),
  groups: fc.constantFrom([], [], [], ['security']),
  exempt: fc.constantFrom<Person[]>([], [], [], ['operator']),
  reviewEverything: rarely,
  approverMayRun: mostly,
});
const sides = fc.constantFrom('source', 'target');

const often: [number, fc.Arbitrary<Command>][] = [
  [6, wish.map(request)],
  [9, fc.tuple(decider, verdict, mostly, mostly, pick).map((a) => decision(...a))],
  [8, fc.tuple(beginning, pick).map((a) => start(...a))],
  [3, pick.map(race)],
  [2, fc.tuple(fc.constantFrom(...workflows), pick).map((a) => edit(...a))],
  [1, pick.map(runOut)],
  [3, fc.tuple(fc.record({ at: fc.nat(1), written: fc.boolean() }), pick).map((a) => crash(...a))],
  [3, fc.constant(recover)],
  [1, fc.tuple(who, pick).map((a) => callOff(...a))],
  [1, fc.tuple(who, pick).map((a) => remark(...a))],
  [2, fc.constant(twoHoursPass)],
  [2, fc.tuple(boss, demanded).map((a) => demand(...a))],
  [1, boss.map(freeze)],
  [3, boss.map(thaw)],
  [1, boss.map((by) => line(by, true))],
  [3, boss.map((by) => line(by, false))],
  [2, fc.tuple(sides, fc.constantFrom(...workflows)).map((a) => drift(...a))],
  [2, fc.constant(lie)],
];
/** Most of what can happen needs a change, and a policy that asks for somebody. */
export const opening = fc.tuple(
  demanded.map((wanted) => demand('admin', wanted)),
  wish.map(request),
);
export const commands = often.flatMap(([weight, kind]) => Array.from({ length: weight }, () => kind));
