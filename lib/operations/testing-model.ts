// The life of a change as it is meant to be, small enough to be read in one go. It knows nothing of the real code.
import type { ChangeStatus, StepStatus } from '@/lib/domain/change';

export type Person = 'operator' | 'admin' | 'approver' | 'second';
export const people: readonly Person[] = ['operator', 'admin', 'approver', 'second'];
export const mayRun = (by: Person) => by === 'operator' || by === 'admin';
export const mayDecide = (by: Person) => by !== 'operator';

/** Which groups people belong to. */
export const groupsOf: Record<Person, readonly string[]> = {
  operator: [],
  admin: ['security'],
  approver: [],
  second: ['security'],
};

/** What the policy demands. */
export interface Demand {
  approvals: number;
  groups: string[];
  exempt: Person[];
  reviewEverything: boolean;
  approverMayRun: boolean;
}
export const openDemand: Demand = {
  approvals: 0,
  groups: [],
  exempt: [],
  reviewEverything: false,
  approverMayRun: true,
};

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
  /** Whether a write of it was said to have succeeded and was not seen afterwards. */
  partial: boolean;
}

export interface ModelChange {
  id: string;
  digest: string;
  requester: Person;
  status: ChangeStatus;
  approvals: Set<Person>;
  /** Who has marked every step as reviewed. */
  reviewed: Set<Person>;
  /** Whether anybody was asked when it was made; then the request has an end. */
  asked: boolean;
  /** Whether that end has passed. */
  past: boolean;
  timed: boolean;
  stopRequested: boolean;
  /** What was ticked, and what both sides held at that moment. */
  ticked: readonly Workflow[];
  source: World;
  target: World;
  steps: ModelStep[];
}

export interface Model {
  policy: Demand;
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
  policy: openDemand,
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

/** True when the policy demands nobody else's yes. */
export function isApproved({ policy }: Model, { requester, approvals }: ModelChange): boolean {
  if (policy.exempt.includes(requester)) return true;
  const spoken = [...approvals].flatMap((by) => groupsOf[by]);
  return approvals.size >= policy.approvals && policy.groups.every((group) => spoken.includes(group));
}

/** True when the request stood for too long; one with an hour of its own waits for that once it is approved. */
export function hasRunOut({ status, past, timed }: ModelChange): boolean {
  return past && (status === 'awaiting_approval' || (status === 'approved' && !timed));
}

/** What has been run and can be tried again. */
export const again: ChangeStatus[] = ['failed', 'partly_failed', 'unknown'];
const goesOn: ChangeStatus[] = ['approved', 'scheduled', ...again];

/** True while people may decide on a change. */
export function isOpen(model: Model, change: ModelChange): boolean {
  if (hasRunOut(change)) return false;
  return change.status === 'awaiting_approval' || (goesOn.includes(change.status) && !isApproved(model, change));
}

/** True when a change waits for this person. */
export function waitsFor(model: Model, change: ModelChange, by: Person): boolean {
  const own = change.requester === by || change.approvals.has(by);
  return mayDecide(by) && !own && isOpen(model, change) && !isApproved(model, change);
}

/** True when nothing forbids this person to run the change at this moment. */
export function isFree(model: Model, change: ModelChange, by: Person, override = false): boolean {
  const apart = model.policy.approverMayRun || !change.approvals.has(by);
  const governed = isApproved(model, change) && !hasRunOut(change) && apart;
  return governed && !model.stopped && (!model.frozen || override);
}

/** True for a step that a person may leave out. */
export const canBeLeftOut = ({ status }: ModelStep) => !['succeeded', 'unknown', 'running'].includes(status);

/** Where a run breaks off: at which of its writes, and whether the vendor got that one. */
export interface Crash {
  at: number;
  written: boolean;
}

interface Mishap {
  crash?: Crash;
  /** True when the vendor answers no more questions once it has been written to. */
  blind?: boolean;
  /** True when nobody can tell what became of the first write, although the vendor made it. */
  doubt?: boolean;
}

/** What becomes of a change whose run begins, or goes on after a crash. */
export function carryOut(
  model: Model,
  change: ModelChange,
  { crash, blind = false, doubt = false }: Mishap = {},
): void {
  const before = model.writes.length;
  change.status = 'running';
  for (const step of change.steps) {
    if (step.status === 'running' || step.status === 'unknown') step.status = look(model, change, step);
  }
  if (hasMoved(model, change)) change.status = overBecauseMoved(change);
  else if (!runSteps(model, change, doubt, crash)) end(model, change, blind && model.writes.length > before);
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
  return any(change, 'succeeded') || change.steps.some(({ partial }) => partial) ? 'partly_failed' : 'stale';
}

/** True when the run broke off. */
function runSteps(model: Model, change: ModelChange, doubt: boolean, crash?: Crash): boolean {
  let calledOff = false;
  let held = false;
  let writes = 0;
  for (const step of change.steps) {
    if (step.status === 'succeeded' || step.status === 'left_out') continue;
    if (step.status === 'unknown') held = true;
    if (!held && (change.stopRequested || model.stopped)) {
      held = true;
      calledOff = change.stopRequested;
    }
    if (held) {
      if (step.status !== 'unknown') step.status = 'skipped';
      continue;
    }
    // Somebody else may have brought about meanwhile what an earlier attempt was after; that is not written again.
    if (step.tried && model.target[step.workflow] === change.source[step.workflow]) {
      step.status = 'succeeded';
      continue;
    }
    const breaksOff = crash?.at === writes;
    step.status = 'running';
    step.tried = true;
    if (!breaksOff || crash.written) write(model, step.workflow);
    if (breaksOff) return true;
    writes += 1;
    step.status = doubt ? 'unknown' : 'succeeded';
    held = doubt;
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
    if (unseen || step.status !== 'succeeded' || model.target[step.workflow] === change.source[step.workflow]) continue;
    step.status = 'failed';
    step.partial = true;
  }
  const done = change.steps.filter(({ status }) => status === 'succeeded').length;
  if (any(change, 'unknown')) change.status = 'unknown';
  else if (change.stopRequested && !any(change, 'failed')) change.status = 'cancelled';
  else if (done === change.steps.length) change.status = unseen ? 'unknown' : 'succeeded';
  else change.status = done === 0 ? 'failed' : 'partly_failed';
}
