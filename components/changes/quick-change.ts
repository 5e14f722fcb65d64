'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isSettled } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import type { JsonObject } from '@/lib/domain/json';
import { type NoNews, whyRead } from '@/lib/domain/one-click';
import type { Plan } from '@/lib/domain/plan';
import { listChanges, readChange, runChange, submitChange } from '@/lib/endpoints/changes';
import { compareEnvironments, compareResource } from '@/lib/endpoints/compare';
import { rollBackChange } from '@/lib/endpoints/governance';
import { readMatrix } from '@/lib/endpoints/matrix';
import { CallError, call } from '@/lib/http/call';

export interface QuickRequest {
  connection: string;
  action: string;
  input: JsonObject;
  reason?: string;
  confirmation?: string;
  /** The plan that somebody has read. Without one, a plan is made and only carried out if it holds no surprise. */
  plan?: Plan;
  /** Warnings that say no more than the press itself, or all of them for going back to what was so a moment ago. */
  noNews?: NoNews;
  /** The change that is to be taken back, from what it had found; the input only says what that comes to. */
  undoes?: string | null;
  onChange?: (change: GovernedChange) => void;
}

export type QuickOutcome =
  /** Carried out and proven. */
  | { kind: 'done'; change: GovernedChange }
  /** Nothing had to be written. */
  | { kind: 'already'; plan: Plan }
  /** Not asked for: the plan has to be read first. */
  | { kind: 'review'; plan: Plan; because: string }
  /** Stored, and waits for somebody or something. */
  | { kind: 'waiting'; change: GovernedChange }
  /** Over, but not as it should be. */
  | { kind: 'ended'; change: GovernedChange }
  /** Did not begin, or nobody knows. */
  | { kind: 'refused'; error: Error };

/** From one press to the settled change: plan, submit, run, wait. For what needs no page of its own. */
export function useQuickChange(): (request: QuickRequest) => Promise<QuickOutcome> {
  const client = useQueryClient();
  return useCallback(
    async (request: QuickRequest) => {
      const outcome = await carryOut(request).catch((error: unknown): QuickOutcome => {
        return { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
      });
      if (outcome.kind !== 'already' && outcome.kind !== 'review') forget(client);
      return outcome;
    },
    [client],
  );
}

function forget(client: QueryClient): void {
  const names = [listChanges, readChange, compareEnvironments, compareResource, readMatrix].map(({ name }) => name);
  for (const name of [...names, 'audit']) void client.invalidateQueries({ queryKey: [name] });
}

async function carryOut(request: QuickRequest): Promise<QuickOutcome> {
  const { connection, action, input, reason, confirmation, undoes } = request;
  if (undoes) return started(await takenBack(undoes), request);
  const plan = request.plan ?? (await planOf({ connection, action, input }));
  if (plan.steps.length === 0 && plan.notices.every(({ severity }) => severity !== 'blocker'))
    return { kind: 'already', plan };
  const because = request.plan ? null : whyRead(plan, request.noNews);
  if (because !== null) return { kind: 'review', plan, because };
  const given = { ...(reason ? { reason } : {}), ...(confirmation ? { confirmation } : {}) };
  const submission = { connection, action, input, digest: plan.digest, watched: plan.watched, ...given };
  const idempotencyKey = crypto.randomUUID();
  // The same key makes a second request the same request, so that a lost answer may be asked for again.
  const stored = await stubborn(() => call(submitChange, submission, { idempotencyKey }));
  if (stored.dryRun) throw new Error('A change was asked for, and a plan came back');
  return started(stored, request);
}

async function takenBack(change: string): Promise<GovernedChange> {
  const idempotencyKey = crypto.randomUUID();
  const stored = await stubborn(() => call(rollBackChange, { change }, { idempotencyKey }));
  if (stored.dryRun) throw new Error('A change was asked for, and a plan came back');
  return stored;
}

async function started(stored: GovernedChange, { connection, onChange }: QuickRequest): Promise<QuickOutcome> {
  onChange?.(stored);
  if (!mayStart(stored)) return { kind: 'waiting', change: stored };
  return inLane(`${connection} ${stored.plan.target.id}`, () => runAndWait(stored, onChange));
}

async function planOf(submission: Pick<QuickRequest, 'connection' | 'action' | 'input'>): Promise<Plan> {
  const { plan } = await call(submitChange, { ...submission, dryRun: true }, { idempotencyKey: crypto.randomUUID() });
  return plan;
}

const mayStart = ({ status, obstacles }: GovernedChange) => status === 'approved' && obstacles.length === 0;

const lanes = new Map<string, Promise<unknown>>();

/** One change runs on an environment at a time, so that those of this page wait for each other instead of failing. */
function inLane<Result>(lane: string, task: () => Promise<Result>): Promise<Result> {
  const turn = (lanes.get(lane) ?? Promise.resolve()).then(task, task);
  const end = turn.catch(() => {});
  lanes.set(lane, end);
  void end.then(() => lanes.get(lane) === end && lanes.delete(lane));
  return turn;
}

/** For so long somebody else's change on the same environment is waited for. */
const patience = 30_000;

async function runAndWait(stored: GovernedChange, onChange: QuickRequest['onChange']): Promise<QuickOutcome> {
  const until = Date.now() + patience;
  for (;;) {
    const { change: begun, refused } = await run(stored);
    onChange?.(begun);
    const change = begun.status === 'running' ? await settled(begun, onChange) : begun;
    if (isSettled(change.status)) return { kind: change.status === 'succeeded' ? 'done' : 'ended', change };
    if (refused || !mayStart(change) || Date.now() > until) return { kind: 'waiting', change };
    await pause(1000);
  }
}

/** Starts a change; where that did not go well, the change itself says how it stands. */
async function run({ id }: GovernedChange): Promise<{ change: GovernedChange; refused: boolean }> {
  try {
    return { change: await call(runChange, { change: id }), refused: false };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // A conflict is another change on the same environment; that one will end.
    const refused = !['conflict', 'unreachable'].includes(error.problem.code);
    return { change: await stubborn(() => call(readChange, { change: id })), refused };
  }
}

/** Asks until nothing happens to the change any more, often at first and then less so. */
async function settled(change: GovernedChange, onChange: QuickRequest['onChange']): Promise<GovernedChange> {
  for (let wait = 150; ; wait = Math.min(wait * 1.5, 1500)) {
    await pause(wait);
    const now = await stubborn(() => call(readChange, { change: change.id }));
    onChange?.(now);
    if (now.status !== 'running') return now;
  }
}

const attempts = 5;

/** For requests that may be repeated: a server that cannot be reached is asked again some times. */
async function stubborn<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const lost = error instanceof CallError && error.problem.code === 'unreachable';
      if (!lost || attempt === attempts) throw error;
      await pause(attempt * 1000);
    }
  }
}

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));
