// What people and failing machines do to a change; each command says what must come of it, and looks.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ChangeStatus } from '@/lib/domain/change';
import { idle, takeUpRuns } from '@/lib/engine/engine';
import { cancel, retry, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { approve, comment, reject } from './decide';
import { startDue } from './schedule';
import { publishInput } from './testing';
import {
  type Crash,
  carryOut,
  isFree,
  type Model,
  type ModelChange,
  mayDecide,
  mayRun,
  type Person,
  people,
  running,
  type Workflow,
  workflows,
} from './testing-model';
import { attempt, blinding, dying, type Real } from './testing-model-real';
import { type Act, type Command, command, demand, drift, freeze, lie, line, thaw } from './testing-model-surroundings';

const hour = 3_600_000;

/** A command on one of the changes: mostly on one that has got as far as the command expects, sometimes on any. */
const onChange = (
  name: string,
  pick: number,
  expected: ChangeStatus[],
  act: (change: ModelChange, model: Model, real: Real) => Promise<void>,
): Command =>
  command(
    `${name} #${pick}`,
    (model, real) => {
      const ready = model.changes.filter(({ status }) => expected.includes(status));
      const from = ready.length > 0 && pick % 8 !== 0 ? ready : model.changes;
      const change = from[pick % from.length];
      if (!change) throw new Error('There is one, or this command would not run');
      return act(change, model, real);
    },
    ({ changes }) => changes.length > 0,
  );

const waiting: ChangeStatus[] = ['awaiting_approval'];
const again: ChangeStatus[] = ['failed', 'partly_failed', 'unknown'];
const startable: ChangeStatus[] = ['approved', 'scheduled', ...again];
const cancellable: ChangeStatus[] = ['awaiting_approval', 'approved', 'scheduled'];

interface Wish {
  by: Person;
  ticked: Workflow[];
  confirmed: boolean;
  dry: boolean;
  timed: boolean;
}

const request = (wish: Wish) => {
  const { by, ticked, confirmed, dry, timed } = wish;
  const act: Act = async (model, real) => {
    const differing = ticked.filter((workflow) => model.source[workflow] !== model.target[workflow]);
    const deletes = differing.some((workflow) => model.source[workflow] === null);
    const resources = ticked.map((id) => ({ type: 'workflow', id }));
    const typed = confirmed ? { confirmation: 'Production' } : {};
    const when = timed ? { scheduleAt: new Date(Date.now() + hour).toISOString() } : {};
    const input = { ...publishInput({ ...real.pair, resources }, { dryRun: dry, ...typed }), ...when };
    const answer = await attempt(submit(real.people[by], input));
    const allowed = mayRun(by) && (dry || (differing.length > 0 && (confirmed || !deletes)));
    expect([wish, answer !== null]).toEqual([wish, allowed]);
    if (!answer || answer.dryRun) return;
    const steps = answer.plan.steps.flatMap(({ resourceId }) => workflows.filter((one) => one === resourceId));
    expect([...steps].sort()).toEqual([...differing].sort());
    model.changes.push({
      ...{ id: answer.id, digest: answer.plan.digest, requester: by, ticked, timed },
      status: model.approvals > 0 ? 'awaiting_approval' : timed ? 'scheduled' : 'approved',
      approvals: new Set(),
      stopRequested: false,
      source: { ...model.source },
      target: { ...model.target },
      steps: steps.map((workflow) => ({ workflow, status: 'pending', tried: false })),
    });
  };
  // Which of two that are due at one moment starts first is left open, so that there is one at a time.
  const check = ({ changes }: Readonly<Model>) =>
    !timed || !changes.some((one) => one.timed && ['awaiting_approval', 'scheduled'].includes(one.status));
  return command(`submit ${JSON.stringify(wish)}`, act, check);
};

const decision = (by: Person, verdict: 'approve' | 'reject', right: boolean, pick: number) =>
  onChange(`${verdict} by ${by}${right ? '' : ' of another plan'}`, pick, waiting, async (change, model, real) => {
    const said = { change: change.id, digest: right ? change.digest : 'f'.repeat(64) };
    const ctx = real.people[by];
    const answer = await attempt(
      verdict === 'approve' ? approve(ctx, said) : reject(ctx, { ...said, comment: 'Not now' }),
    );
    const allowed = mayDecide(by) && by !== change.requester && right && change.status === 'awaiting_approval';
    expect(answer !== null).toBe(allowed);
    if (!allowed) return;
    if (verdict === 'reject') change.status = 'rejected';
    else if (change.approvals.add(by).size >= model.approvals) change.status = change.timed ? 'scheduled' : 'approved';
  });

/** Whether this person may start, or start again, this change at this moment. */
const mayStart = (model: Model, change: ModelChange, by: Person, override = false) =>
  mayRun(by) &&
  (!override || by === 'admin') &&
  startable.includes(change.status) &&
  isFree(model, change, override) &&
  !running(model);

const starting = ({ status }: ModelChange, ctx: Context, id: string, override: boolean) => {
  const more = override ? { override: 'Urgent' } : {};
  return again.includes(status) ? retry(ctx, { change: id, skip: [], ...more }) : run(ctx, { change: id, ...more });
};

const start = (by: Person, override: boolean, blind: boolean, times: number, pick: number) => {
  const how = `${override ? ' all the same' : ''}${blind ? ' with a vendor that goes blind' : ''} ×${times}`;
  return onChange(`start by ${by}${how}`, pick, startable, async (change, model, real) => {
    const allowed = mayStart(model, change, by, override);
    const ctx = blind ? blinding(real.people[by]) : real.people[by];
    const once = () => attempt(starting(change, ctx, change.id, override));
    const answers = await Promise.all(Array.from({ length: times }, once));
    await idle();
    expect(answers.filter((answer) => answer !== null)).toHaveLength(allowed ? 1 : 0);
    if (!allowed) return;
    change.stopRequested = false;
    carryOut(model, change, { blind });
  });
};

const crash = (how: Crash, pick: number) =>
  onChange(
    `crash at write ${how.at}, ${how.written ? 'after' : 'before'} it`,
    pick,
    startable,
    async (change, model, real) => {
      const allowed = mayStart(model, change, 'operator');
      const { ctx, dead } = dying(real.people.operator, how);
      const answer = await attempt(starting(change, ctx, change.id, false));
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
    await takeUpRuns(scheduler, true);
    await idle();
    if (change) carryOut(model, change);
  },
  (model) => running(model) !== undefined,
);

const callOff = (by: Person, pick: number) =>
  onChange(`cancel by ${by}`, pick, ['running', ...cancellable], async (change, _model, real) => {
    const before = cancellable.includes(change.status);
    const allowed = mayRun(by) && (before || change.status === 'running');
    expect((await attempt(cancel(real.people[by], { change: change.id }))) !== null).toBe(allowed);
    if (allowed && before) change.status = 'cancelled';
    else if (allowed) change.stopRequested = true;
  });

const remark = (by: Person, pick: number) =>
  onChange(`remark by ${by}`, pick, [], async (change, _model, real) => {
    await comment(real.people[by], { change: change.id, text: 'Look at this' });
  });

const twoHoursPass = command('two hours pass', async (model, { scheduler }) => {
  await startDue(scheduler, new Date(Date.now() + 2 * hour));
  await idle();
  for (const change of model.changes.filter(({ status }) => status === 'scheduled')) {
    if (!isFree(model, change)) change.status = 'approved';
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
const times = fc.constantFrom(1, 1, 1, 2);
const sides = fc.constantFrom('source', 'target');

const often: [number, fc.Arbitrary<Command>][] = [
  [6, wish.map(request)],
  [9, fc.tuple(decider, verdict, mostly, pick).map((a) => decision(...a))],
  [8, fc.tuple(starter, rarely, rarely, times, pick).map((a) => start(...a))],
  [3, fc.tuple(fc.record({ at: fc.nat(1), written: fc.boolean() }), pick).map((a) => crash(...a))],
  [3, fc.constant(recover)],
  [1, fc.tuple(who, pick).map((a) => callOff(...a))],
  [1, fc.tuple(who, pick).map((a) => remark(...a))],
  [2, fc.constant(twoHoursPass)],
  [2, fc.tuple(boss, fc.constantFrom(0, 0, 1, 1, 2)).map((a) => demand(...a))],
  [1, boss.map(freeze)],
  [3, boss.map(thaw)],
  [1, boss.map((by) => line(by, true))],
  [3, boss.map((by) => line(by, false))],
  [2, fc.tuple(sides, fc.constantFrom(...workflows)).map((a) => drift(...a))],
  [2, fc.constant(lie)],
];
/** Most of what can happen needs a change, and a policy that asks for somebody. */
export const opening = fc.tuple(
  fc.constantFrom(0, 0, 1, 2).map((n) => demand('admin', n)),
  wish.map(request),
);
export const commands = often.flatMap(([weight, kind]) => Array.from({ length: weight }, () => kind));
