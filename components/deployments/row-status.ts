'use client';

import { useSyncExternalStore } from 'react';
import type { Way } from './address';

/** What is happening to a row, or has just happened. */
export type RowStatus =
  | { kind: 'pending'; way: Way; message: string }
  | { kind: 'done'; message: string; change: string }
  | { kind: 'told'; message: string }
  | { kind: 'waiting'; message: string; change: string }
  | { kind: 'failed'; message: string; change: string | null }
  /** What is so at the vendor could not be read afterwards. */
  | { kind: 'unknown'; message: string; change: string | null }
  | { kind: 'gone'; message: string };

/** Outside of React, so that one row is drawn anew and not the list. */
export interface RowStatuses {
  get: (id: string) => RowStatus | null;
  set: (ids: readonly string[], status: RowStatus | null) => void;
  /** Every row that was touched, so that none of them slips away from under a filter. */
  touched: () => ReadonlySet<string>;
  subscribe: (listener: () => void) => () => void;
}

export function createRowStatuses(): RowStatuses {
  let current: ReadonlyMap<string, RowStatus> = new Map();
  let touched: ReadonlySet<string> = new Set();
  const listeners = new Set<() => void>();
  return {
    get: (id) => current.get(id) ?? null,
    touched: () => touched,
    set: (ids, status) => {
      const next = new Map(current);
      for (const id of ids) {
        if (status) next.set(id, status);
        else next.delete(id);
      }
      current = next;
      // The same set as long as it holds the same, so that the list is not looked through for nothing.
      if (next.size !== touched.size || ids.some((id) => next.has(id) !== touched.has(id)))
        touched = new Set(next.keys());
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useRowStatus(statuses: RowStatuses, id: string): RowStatus | null {
  return useSyncExternalStore(
    statuses.subscribe,
    () => statuses.get(id),
    () => null,
  );
}

const none: ReadonlySet<string> = new Set();

export function useTouched(statuses: RowStatuses): ReadonlySet<string> {
  return useSyncExternalStore(statuses.subscribe, statuses.touched, () => none);
}
