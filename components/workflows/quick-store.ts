'use client';

import { useSyncExternalStore } from 'react';
import type { EnvironmentRef } from '@/lib/domain/environment';

/** A workflow that is to be paused or to go on. */
export interface Turn {
  environment: EnvironmentRef;
  workflow: { id: string; name: string };
  active: boolean;
}

export interface QuickState {
  /** What is under way, by `turnKey`: what the switch shall become. */
  doing: ReadonlyMap<string, boolean>;
  /** The last turn that was proven, while it can be undone with a click. */
  done: { turn: Turn; change: string; until: number } | null;
  /** Turns that did not go as they should, by `turnKey`; each stays until it is put away or tried once more. */
  problems: ReadonlyMap<string, Problem>;
}

export interface Problem {
  turn: Turn;
  error: Error;
  change: string | null;
  /** Whether what the vendor holds could be read afterwards. */
  known: boolean;
}

export const turnKey = (environment: string, workflow: string): string => `${environment} ${workflow}`;

const nothing: QuickState = { doing: new Map(), done: null, problems: new Map() };

/** Outside of React, so that a switch draws itself anew and nothing else. */
export class QuickStore {
  private state = nothing;
  private readonly listeners = new Set<() => void>();

  readonly get = (): QuickState => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(patch: Partial<QuickState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  }

  begin(key: string, wanted: boolean): void {
    const { doing, done } = this.state;
    // What was pressed before is not to be undone any more once it was pressed again.
    const stale = done !== null && turnKey(done.turn.environment.id, done.turn.workflow.id) === key;
    this.set({ doing: new Map(doing).set(key, wanted), done: stale ? null : done });
    this.putAway(key);
  }

  complain(key: string, problem: Problem): void {
    this.set({ problems: new Map(this.state.problems).set(key, problem) });
  }

  putAway(key: string): void {
    if (!this.state.problems.has(key)) return;
    this.set({ problems: new Map([...this.state.problems].filter(([other]) => other !== key)) });
  }

  end(key: string): void {
    const doing = new Map(this.state.doing);
    doing.delete(key);
    this.set({ doing });
  }
}

export function useQuickState(store: QuickStore): QuickState {
  return useSyncExternalStore(store.subscribe, store.get, () => nothing);
}

/** What a switch is turning to, or undefined while it rests. */
export function useTurning(store: QuickStore, key: string): boolean | undefined {
  return useSyncExternalStore(
    store.subscribe,
    () => store.get().doing.get(key),
    () => undefined,
  );
}
