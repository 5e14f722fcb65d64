// What people ask for, and what others say to it.
import { and, eq, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { changes } from '@/lib/db/schema';
import type { ChangeStatus } from '@/lib/domain/change';
import { cancel } from './change-life';
import { submit } from './changes';
import { approve, comment, reject, review } from './decide';
import { publishInput } from './testing';
import {
  isApproved,
  isOpen,
  type Model,
  type ModelChange,
  mayDecide,
  mayRun,
  type Person,
  type Workflow,
  workflows,
} from './testing-model';
import { attempt, type Real } from './testing-model-real';
import { command, onChange } from './testing-model-surroundings';

const hour = 3_600_000;
const waiting: ChangeStatus[] = ['awaiting_approval'];
const cancellable: ChangeStatus[] = ['awaiting_approval', 'approved', 'scheduled'];

interface Wish {
  by: Person;
  ticked: Workflow[];
  confirmed: boolean;
  dry: boolean;
  timed: boolean;
}

/** Submits what is wished for and answers the change that came of it, if one should have. */
async function ask(wish: Wish, model: Model, real: Real): Promise<ModelChange | null> {
  const { by, ticked, confirmed, dry, timed } = wish;
  const differing = ticked.filter((workflow) => model.source[workflow] !== model.target[workflow]);
  const deletes = differing.some((workflow) => model.source[workflow] === null);
  const resources = ticked.map((id) => ({ type: 'workflow', id }));
  const typed = confirmed ? { confirmation: 'Production' } : {};
  const when = timed ? { scheduleAt: new Date(Date.now() + hour).toISOString() } : {};
  const input = { ...publishInput({ ...real.pair, resources }, { dryRun: dry, ...typed }), ...when };
  const answer = await attempt(submit(real.people[by], input));
  const allowed = mayRun(by) && (dry || (differing.length > 0 && (confirmed || !deletes)));
  expect([wish, answer !== null]).toEqual([wish, allowed]);
  if (!answer || answer.dryRun) return null;
  // What was said of another plan is not said of this one.
  expect(answer.decisions).toEqual([]);
  const steps = answer.plan.steps.flatMap(({ resourceId }) => workflows.filter((one) => one === resourceId));
  expect([...steps].sort()).toEqual([...differing].sort());
  const made: ModelChange = {
    ...{ id: answer.id, digest: answer.plan.digest, requester: by, ticked, timed, asked: false, past: false },
    status: timed ? 'scheduled' : 'approved',
    approvals: new Set(),
    reviewed: new Set(),
    stopRequested: false,
    source: { ...model.source },
    target: { ...model.target },
    steps: steps.map((workflow) => ({ workflow, status: 'pending', tried: false, partial: false })),
  };
  made.asked = !isApproved(model, made);
  if (made.asked) made.status = 'awaiting_approval';
  model.changes.push(made);
  return made;
}

export const request = (wish: Wish) => {
  // Which of two that are due at one moment starts first is left open, so that there is one at a time.
  const check = ({ changes }: Readonly<Model>) =>
    !wish.timed || !changes.some((one) => one.timed && ['awaiting_approval', 'scheduled'].includes(one.status));
  return command(
    `submit ${JSON.stringify(wish)}`,
    async (model, real) => {
      await ask(wish, model, real);
    },
    check,
  );
};

/** Asks for the same again with one workflow more or less: another plan, for which nobody has said anything. */
export const edit = (workflow: Workflow, pick: number) =>
  onChange(`edit ${workflow}`, pick, ['awaiting_approval', 'approved'], async (change, model, real) => {
    const ticked = workflows.filter((one) => (one === workflow) !== change.ticked.includes(one));
    const wish = { by: change.requester, ticked, confirmed: true, dry: false, timed: false };
    const made = ticked.length > 0 && (await ask(wish, model, real));
    if (!made) return;
    expect(made.digest).not.toBe(change.digest);
    expect(await attempt(approve(real.people.second, { change: made.id, digest: change.digest }))).toBeNull();
  });

/** So much time passes that the request does not stand any more. */
export const runOut = (pick: number) =>
  onChange('the request runs out', pick, ['awaiting_approval', 'approved'], async (change, _model, { db }) => {
    const asked = and(eq(changes.id, change.id), isNotNull(changes.expiresAt));
    const past = await db
      .update(changes)
      .set({ expiresAt: new Date(0).toISOString() })
      .where(asked)
      .returning();
    expect(past.length > 0).toBe(change.asked);
    change.past = change.asked;
  });

export const decision = (by: Person, verdict: 'approve' | 'reject', right: boolean, looked: boolean, pick: number) => {
  const how = `${right ? '' : ' of another plan'}${looked ? ' after a look at every step' : ''}`;
  return onChange(`${verdict} by ${by}${how}`, pick, waiting, async (change, model, real) => {
    const said = { change: change.id, digest: right ? change.digest : 'f'.repeat(64) };
    const ctx = real.people[by];
    if (looked) await lookThrough(change, by, real);
    const answer = await attempt(
      verdict === 'approve' ? approve(ctx, said) : reject(ctx, { ...said, comment: 'Not now' }),
    );
    const entitled = mayDecide(by) && by !== change.requester && right && isOpen(model, change);
    const reviewed = !model.policy.reviewEverything || change.reviewed.has(by);
    const allowed = entitled && (verdict === 'approve' ? reviewed : cancellable.includes(change.status));
    expect(answer !== null).toBe(allowed);
    if (!allowed) return;
    if (verdict === 'reject') change.status = 'rejected';
    else change.approvals.add(by);
    if (change.status === 'awaiting_approval' && isApproved(model, change))
      change.status = change.timed ? 'scheduled' : 'approved';
  });
};

async function lookThrough(change: ModelChange, by: Person, { people: contexts }: Real): Promise<void> {
  for (const { workflow } of change.steps)
    await review(contexts[by], { change: change.id, step: `workflow/${workflow}`, reviewed: true });
  change.reviewed.add(by);
}

export const callOff = (by: Person, pick: number) =>
  onChange(`cancel by ${by}`, pick, ['running', ...cancellable], async (change, _model, real) => {
    const before = cancellable.includes(change.status);
    const allowed = mayRun(by) && (before || change.status === 'running');
    expect((await attempt(cancel(real.people[by], { change: change.id }))) !== null).toBe(allowed);
    if (allowed && before) change.status = 'cancelled';
    else if (allowed) change.stopRequested = true;
  });

export const remark = (by: Person, pick: number) =>
  onChange(`remark by ${by}`, pick, [], async (change, _model, real) => {
    await comment(real.people[by], { change: change.id, text: 'Look at this' });
  });
