import { AppError } from '@/lib/domain/error';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { noEnvironment } from '@/lib/domain/flow-deployment';
import { longestPause } from '../budget';
import { laterOf, VendorError } from '../transport';
import type { Tools } from './actions';
import type { State } from './map';
import { isRisky, mayCreate, type Task } from './task';
import { asSentence } from './words';

/** One write at the vendor. */
export type Move = 'create' | 'update' | 'enable' | 'disable' | 'delete';

/** What has to be done next to get from what is there to what is wanted; null when nothing is left. */
export function nextMove(current: FlowDeployment | null, wanted: State | null): Move | null {
  if (!current) return wanted ? 'create' : null;
  // A deployment cannot change its version; another one has to take its place.
  if (!wanted || current.version.id !== wanted.version) return 'delete';
  // What is to stand still is stopped before anything else is done with it.
  if (current.enabled && !wanted.enabled) return 'disable';
  if (current.priority !== wanted.priority) return 'update';
  return current.enabled === wanted.enabled ? null : 'enable';
}

/** When a move that met a limit may be made again. */
type Later = ReturnType<typeof laterOf>;

/** Where an attempt ended. */
export type Reached =
  | { end: 'there'; current: FlowDeployment | null; moves: Move[] }
  /** The vendor did not do what comes next. `current` is what it has now. */
  | { end: 'stuck'; current: FlowDeployment | null; moves: Move[]; because: string; hopeless: boolean; later: Later }
  /** The vendor cannot be read any more. */
  | { end: 'blind'; moves: Move[]; because: string };

export type Seen = { current: FlowDeployment | null } | { problem: string };

/** What the target has now, or why that cannot be told. A failed read is tried once more: reading changes nothing. */
export async function look({ reader, wait: reopened }: Tools, { environment, flow }: Task): Promise<Seen> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { current: await reader.at(environment.id, flow.id) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const wait = error.code === 'vendor_rate_limited' ? (error.retryAfterSeconds ?? 1) : 0;
      const mayPass = ['vendor_unavailable', 'vendor_unreadable', 'vendor_rate_limited'].includes(error.code);
      if (!mayPass || wait > longestWait || attempt === tries) return { problem: asSentence(error.message) };
      if (wait > 0) await reopened();
    }
  }
}

/** How often one move is tried when the vendor does not refuse it and yet nothing comes of it. */
const tries = 2;
/** Where a flow is missing nobody else can help, so that everything is waited for that the vendor is left alone for. */
const longestWait = longestPause;

/**
 * Goes move by move from `start` to what is wanted, and reads the target again after each: what was answered is not
 * relied on. Every move can be repeated, because a second creation is refused and the others change nothing twice.
 */
export async function bring(
  tools: Tools,
  task: Task,
  start: FlowDeployment | null,
  wanted: State | null,
  { mayDelete }: { mayDelete: boolean },
): Promise<Reached> {
  const moves: Move[] = [];
  let current = start;
  let failure: Failure | null = null;
  for (;;) {
    const move = nextMove(current, wanted);
    if (move === null) return { end: 'there', current, moves };
    const because = notOurs(task, move, current, mayDelete) ?? whyStop(move, moves, failure);
    if (because !== null) {
      const { hopeless = false, later = {} } = failure ?? {};
      return { end: 'stuck', current, moves, because, hopeless, later };
    }
    if (failure?.wait) await tools.wait();
    moves.push(move);
    failure = await attempt(tools, task, move, current, wanted);
    // The flow is missing now, so that its successor comes before another look; a deletion that did not take place
    // shows in the refusal of that.
    if (move === 'delete' && wanted && !failure) current = null;
    else {
      const seen = await look(tools, task);
      if ('problem' in seen)
        return { end: 'blind', moves, because: [failure?.message, seen.problem].filter(Boolean).join(' ') };
      current = seen.current;
    }
  }
}

/** Why this move is none that the plan asked for: somebody else is at work there. Null when it is. */
function notOurs(task: Task, move: Move, current: FlowDeployment | null, mayDelete: boolean): string | null {
  if (move === 'create' && !mayCreate(task)) return 'It is not deployed there any more.';
  const planned = mayDelete && (isRisky(task) || task.wanted === null) && current?.version.id === task.old?.version;
  return move === 'delete' && !planned ? 'Another version is deployed there by now.' : null;
}

/** Why this move is not made once more; null when it may be. */
function whyStop(move: Move, made: readonly Move[], failure: Failure | null): string | null {
  const repeated = made.at(-1) === move;
  if (repeated && failure && !failure.mayPass) return failure.message;
  if (made.filter((one) => one === move).length < tries) return null;
  return failure?.message ?? `Patchworks reported success for “${move}”, but nothing came of it.`;
}

interface Failure {
  message: string;
  /** Whether the same request may succeed when it is made again. */
  mayPass: boolean;
  /** Seconds that the vendor asks to wait. */
  wait: number;
  /** Every other request would fail in the same way. */
  hopeless: boolean;
  later: Later;
}

async function attempt(
  { reader: { client } }: Tools,
  task: Task,
  move: Move,
  current: FlowDeployment | null,
  wanted: State | null,
): Promise<Failure | null> {
  try {
    if (move === 'create' && wanted)
      await client.create({
        version: wanted.version,
        environment: placeOf(task.environment.id),
        priority: wanted.priority,
      });
    if (!current) return null;
    const { id, version } = current;
    if (move === 'delete') await client.remove(version.id, id);
    if (move === 'enable') await client.enable(version.id, id);
    if (move === 'disable') await client.disable(version.id, id);
    if (move === 'update' && wanted) await client.update(version.id, id, replacement(current, wanted.priority));
    return null;
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return failureOf(error, move);
  }
}

/** Null is how the vendor spells "no environment". */
const placeOf = (environment: string) => (environment === noEnvironment ? null : environment);

/** A PUT replaces everything, so that what stays is sent along with what changes. */
function replacement({ environment, enabled, enabledAt }: FlowDeployment, priority: number | null) {
  return {
    virtual_environment_id: placeOf(environment.id),
    priority,
    enabled_at: enabledAt,
    deploy_disabled: !enabled,
  };
}

function failureOf(error: VendorError, move: Move): Failure {
  const wait = error.status === 429 ? (error.retryAfterSeconds ?? 1) : 0;
  // Only where the flow is missing is it worth while to wait; everywhere else nothing is lost by giving up.
  const waits = wait > 0 && wait <= longestWait && move === 'create';
  return {
    message: asSentence(error.message),
    mayPass: error.reach === 'ambiguous' || waits,
    wait: waits ? wait : 0,
    later: laterOf(error),
    hopeless: error.reach === 'not_sent' || [401, 403, 429].includes(error.status ?? 0),
  };
}
