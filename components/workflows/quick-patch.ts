'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { type QuickOutcome, useQuickChange } from '@/components/changes/quick-change';
import type { GovernedChange } from '@/lib/domain/governance';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { reviewHref } from './address';
import { workflowQuery, workflowsQuery } from './queries';
import { QuickStore, type Turn, turnKey } from './quick-store';

const undoFor = 10_000;

export interface QuickPatch {
  store: QuickStore;
  turn: (turn: Turn) => void;
  undo: () => void;
}

/** Pausing and resuming with one click, and the way back; what the vendor then holds is shown. */
export function useQuickPatch(connection: string): QuickPatch {
  const client = useQueryClient();
  const router = useRouter();
  const quickly = useQuickChange();
  const [store] = useState(() => new QuickStore());
  return useMemo(() => {
    const carryOut = async (turn: Turn, undoes: string | null) => {
      const { environment, workflow, active } = turn;
      const key = turnKey(environment.id, workflow.id);
      if (store.get().doing.has(key)) return;
      store.begin(key, active);
      const outcome = await quickly({
        connection,
        action: 'workflow.patch',
        input: { environment: environment.id, workflowId: workflow.id, patch: { active } },
        noNews: ['paused', 'switched_on'],
        undoes,
      });
      if (outcome.kind === 'review') {
        const deed = active ? 'resume' : 'pause';
        router.push(reviewHref(connection, { deed, environment: environment.id, workflows: [workflow.id] }));
      } else {
        const proven = outcome.kind === 'done' ? active : null;
        const known = await readAgain(
          client,
          { connection, environment: environment.id, workflow: workflow.id },
          proven,
        );
        // The way back is offered once it can be gone: while a turn is under way, another one is not begun.
        const change = outcome.kind === 'done' ? outcome.change.id : null;
        if (change && !undoes) store.set({ done: { turn, change, until: Date.now() + undoFor } });
        const problem = problemOf(outcome);
        if (problem) store.complain(key, { turn, ...problem, known });
      }
      store.end(key);
    };
    const undo = () => {
      const { done, doing } = store.get();
      if (!done || doing.has(turnKey(done.turn.environment.id, done.turn.workflow.id))) return;
      store.set({ done: null });
      void carryOut({ ...done.turn, active: !done.turn.active }, done.change);
    };
    return {
      store,
      turn: (turn) => void carryOut(turn, null),
      undo,
    };
  }, [client, router, quickly, store, connection]);
}

/** What is to be told of a turn that did not end as a proven success; null where there is nothing to tell. */
function problemOf(outcome: QuickOutcome): { change: string | null; error: Error } | null {
  if (outcome.kind === 'refused') return { change: null, error: outcome.error };
  if (outcome.kind !== 'ended' && outcome.kind !== 'waiting') return null;
  return { change: outcome.change.id, error: new Error(saidOf(outcome.change)) };
}

function saidOf({ status, failure, steps, obstacles }: GovernedChange): string {
  const said = failure ?? steps.find(({ message }) => message)?.message ?? obstacles[0]?.message;
  return said ?? `The change is “${status.replaceAll('_', ' ')}”.`;
}

/**
 * One workflow is read again, and the list gets what was read: a list of thousands is not asked for because of one.
 * Where the list tells no severity it tells none of this one either, so that no row looks like an exception. If it cannot be
 * read, what was proven counts, and else it is unknown whether the workflow is active. True when that is known.
 */
async function readAgain(
  client: QueryClient,
  place: { connection: string; environment: string; workflow: string },
  proven: boolean | null,
): Promise<boolean> {
  const { connection, environment, workflow } = place;
  const list = workflowsQuery({ connection, environment });
  const put = (change: (item: WorkflowSummary) => WorkflowSummary) =>
    client.setQueryData(
      list.queryKey,
      (held) => held && { ...held, items: held.items.map((item) => (item.id === workflow ? change(item) : item)) },
    );
  try {
    const page = await client.fetchQuery(workflowQuery(place));
    put(({ severity }) => ({ ...page.summary, severity }));
    return true;
  } catch {
    // What was shown before says nothing any more.
    put((item) => ({ ...item, active: proven }));
    void client.invalidateQueries({ queryKey: list.queryKey });
    return proven !== null;
  }
}
