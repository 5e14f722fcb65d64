// The life of a change as it is meant to be, small enough to be read in one go. It knows nothing of the real code.
import type { ChangeStatus, StepStatus } from '@/lib/domain/change';

export type Person = 'operator' | 'admin' | 'approver' | 'second';
export const people: readonly Person[] = ['operator', 'admin', 'approver', 'second'];
export const mayRun = (by: Person) => by === 'operator' || by === 'admin';
export const mayDecide = (by: Person) => by !== 'operator';

export type Workflow = 'delivery-exception' | 'payment-failed' | 'store-closure-notice';
export const workflows: readonly Workflow[] = ['delivery-exception', 'payment-failed', 'store-closure-notice'];

/** What an environment holds of a workflow; null stands for "not there". */
export type Version = string | null;
export type World = Record<Workflow, Version>;

export interface ModelStep {
  workflow: Workflow;
  status: StepStatus;
  /** Whether a write of it has ever been begun. */
  tried: boolean;
}

export interface ModelChange {
  id: string;
  digest: string;
  requester: Person;
  status: ChangeStatus;
  approvals: Set<Person>;
  timed: boolean;
  stopRequested: boolean;
  /** What was ticked, and what both sides held at that moment. */
  ticked: readonly Workflow[];
  source: World;
  target: World;
  steps: ModelStep[];
}

export interface Model {
  /** How many approvals the policy demands. */
  approvals: number;
  frozen: boolean;
  stopped: boolean;
  /** How many of the next writes the vendor answers with a lie. */
  lies: number;
  edits: number;
  source: World;
  target: World;
  changes: ModelChange[];
  /** Every write that the vendor must have received. */
  writes: string[];
}

export const newModel = (): Model => ({
  approvals: 0,
  frozen: false,
  stopped: false,
  lies: 0,
  edits: 0,
  source: { 'delivery-exception': 'new', 'payment-failed': 'new', 'store-closure-notice': null },
  target: { 'delivery-exception': 'old', 'payment-failed': 'old', 'store-closure-notice': 'old' },
  changes: [],
  writes: [],
});

export const running = (model: Model) => model.changes.find(({ status }) => status === 'running');

/** True when nothing forbids running the change at this moment. */
export function isFree(model: Model, change: ModelChange, override = false): boolean {
  return !model.stopped && (!model.frozen || override) && change.approvals.size >= model.approvals;
}

/** Where a run breaks off: at which of its writes, and whether the vendor got that one. */
export interface Crash {
  at: number;
  written: boolean;
}

interface Mishap {
  crash?: Crash;
  /** True when the vendor answers no more questions once it has been written to. */
  blind?: boolean;
}

/** What becomes of a change whose run begins, or goes on after a crash. */
export function carryOut(model: Model, change: ModelChange, { crash, blind = false }: Mishap = {}): void {
  const before = model.writes.length;
  change.status = 'running';
  for (const step of change.steps) {
    if (step.status === 'running' || step.status === 'unknown') step.status = look(model, change, step);
  }
  if (hasMoved(model, change)) change.status = overBecauseMoved(change);
  else if (!runSteps(model, change, crash)) end(model, change, blind && model.writes.length > before);
}

function look(model: Model, { source, target }: ModelChange, { workflow }: ModelStep): StepStatus {
  const now = model.target[workflow];
  return now === source[workflow] ? 'succeeded' : now === target[workflow] ? 'failed' : 'unknown';
}

/** Both sides must be as they were reviewed, except for what this change itself has brought about. */
function hasMoved(model: Model, change: ModelChange): boolean {
  return change.ticked.some((workflow) => {
    const step = change.steps.find((one) => one.workflow === workflow);
    const now = model.target[workflow];
    const ownDoing = step?.status === 'succeeded' || (step?.tried && now === change.source[workflow]);
    const movedThere = now !== change.target[workflow] && !ownDoing;
    return movedThere || model.source[workflow] !== change.source[workflow];
  });
}

const any = ({ steps }: ModelChange, wanted: StepStatus) => steps.some(({ status }) => status === wanted);

function overBecauseMoved(change: ModelChange): ChangeStatus {
  if (any(change, 'unknown')) return 'unknown';
  return any(change, 'succeeded') ? 'partly_failed' : 'stale';
}

/** True when the run broke off. */
function runSteps(model: Model, change: ModelChange, crash?: Crash): boolean {
  let calledOff = false;
  let held = false;
  let writes = 0;
  for (const step of change.steps) {
    if (step.status === 'succeeded') continue;
    if (step.status === 'unknown') held = true;
    if (!held && (change.stopRequested || model.stopped)) {
      held = true;
      calledOff = change.stopRequested;
    }
    if (held) {
      if (step.status !== 'unknown') step.status = 'skipped';
      continue;
    }
    const breaksOff = crash?.at === writes;
    step.status = 'running';
    step.tried = true;
    if (!breaksOff || crash.written) write(model, step.workflow);
    if (breaksOff) return true;
    writes += 1;
    step.status = 'succeeded';
  }
  change.stopRequested = calledOff;
  return false;
}

function write(model: Model, workflow: Workflow): void {
  const wanted = model.source[workflow];
  model.writes.push(`${wanted === null ? 'DELETE' : 'PUT'} ${workflow}`);
  if (wanted !== null && model.lies > 0) model.lies -= 1;
  else model.target[workflow] = wanted;
}

/** Success is only what a second look confirms; without that look it stays open. */
function end(model: Model, change: ModelChange, unseen: boolean): void {
  for (const step of change.steps) {
    if (!unseen && step.status === 'succeeded' && model.target[step.workflow] !== change.source[step.workflow])
      step.status = 'failed';
  }
  const done = change.steps.filter(({ status }) => status === 'succeeded').length;
  if (any(change, 'unknown')) change.status = 'unknown';
  else if (change.stopRequested) change.status = 'cancelled';
  else if (done === change.steps.length) change.status = unseen ? 'unknown' : 'succeeded';
  else change.status = done === 0 ? 'failed' : 'partly_failed';
}
