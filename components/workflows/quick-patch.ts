'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isSettled } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import { listChanges, readChange, runChange, submitChange } from '@/lib/endpoints/changes';
import { compareEnvironments, compareResource } from '@/lib/endpoints/compare';
import { rollBackChange } from '@/lib/endpoints/governance';
import { call } from '@/lib/http/call';
import { workflowQuery, workflowsQuery } from './queries';
import { QuickStore, type Turn, turnKey } from './quick-store';

const undoFor = 10_000;
const askEvery = 250;
const patience = 60_000;

export interface QuickPatch {
  store: QuickStore;
  turn: (turn: Turn) => void;
  undo: () => void;
  putAway: () => void;
}

/** One click: the change is asked for, run, followed to its proof, and what the vendor then holds is shown. */
export function useQuickPatch(connection: string): QuickPatch {
  const client = useQueryClient();
  const [store] = useState(() => new QuickStore());
  return useMemo(() => {
    const turn = (wanted: Turn) => {
      const { environment, workflow, active } = wanted;
      const input = { environment: environment.id, workflowId: workflow.id, patch: { active } };
      const ask = () => submitted(connection, input);
      void carryOut({ client, store, connection, turn: wanted, ask, undoable: true });
    };
    const undo = () => {
      const { done } = store.get();
      if (!done) return;
      store.set({ done: null });
      const back = { ...done.turn, active: !done.turn.active };
      void carryOut({ client, store, connection, turn: back, ask: () => takenBack(done.change), undoable: false });
    };
    return { store, turn, undo, putAway: () => store.set({ done: null, problem: null }) };
  }, [client, store, connection]);
}

async function submitted(connection: string, input: { environment: string; workflowId: string; patch: object }) {
  const change = await call(
    submitChange,
    { connection, action: 'workflow.patch', input: { ...input, patch: { ...input.patch } } },
    { idempotencyKey: crypto.randomUUID() },
  );
  if (change.dryRun) throw new Error('A dry run was not asked for');
  return change;
}

async function takenBack(change: string) {
  const back = await call(rollBackChange, { change }, { idempotencyKey: crypto.randomUUID() });
  if (back.dryRun) throw new Error('A dry run was not asked for');
  return back;
}

interface Errand {
  client: QueryClient;
  store: QuickStore;
  connection: string;
  turn: Turn;
  ask: () => Promise<GovernedChange>;
  undoable: boolean;
}

async function carryOut({ client, store, connection, turn, ask, undoable }: Errand): Promise<void> {
  const { environment, workflow, active } = turn;
  const key = turnKey(environment.id, workflow.id);
  if (store.get().doing.has(key)) return;
  store.begin(key, active);
  let change: string | null = null;
  try {
    const asked = await ask();
    change = asked.id;
    if (asked.status === 'approved') await call(runChange, { change: asked.id });
    const settled = await followed(asked.id);
    if (settled.status !== 'succeeded') throw new TurnFailed(settled);
    if (undoable) store.set({ done: { turn, change: settled.id, until: Date.now() + undoFor } });
  } catch (error) {
    store.set({ problem: { turn, change, error: error instanceof Error ? error : new Error(String(error)) } });
  }
  await readAgain(client, { connection, environment: environment.id, workflow: workflow.id });
  store.end(key);
}

/** The change came to another end than a proven success, or to none as far as is known. */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed';

  constructor({ status, failure, steps }: GovernedChange) {
    const said = failure ?? steps.find(({ message }) => message)?.message ?? null;
    super(said ?? `The change is “${status.replaceAll('_', ' ')}”.`);
  }
}

async function followed(id: string): Promise<GovernedChange> {
  const end = Date.now() + patience;
  for (;;) {
    const change = await call(readChange, { change: id });
    if (change.status === 'awaiting_approval' || isSettled(change.status) || Date.now() > end) return change;
    await new Promise((wake) => setTimeout(wake, askEvery));
  }
}

/**
 * One workflow is read again, and the list gets what was read: a list of thousands is not asked for because of one.
 * Where the list tells no severity it tells none of this one either, so that no row looks like an exception.
 */
async function readAgain(
  client: QueryClient,
  place: { connection: string; environment: string; workflow: string },
): Promise<void> {
  const { connection, environment, workflow } = place;
  const list = workflowsQuery({ connection, environment });
  try {
    const page = await client.fetchQuery(workflowQuery(place));
    client.setQueryData(
      list.queryKey,
      (held) =>
        held && {
          ...held,
          items: held.items.map((item) => (item.id === workflow ? { ...page.summary, severity: item.severity } : item)),
        },
    );
  } catch {
    await client.invalidateQueries({ queryKey: list.queryKey });
  }
  for (const name of [listChanges.name, compareEnvironments.name, compareResource.name, 'audit'])
    void client.invalidateQueries({ queryKey: [name] });
}
