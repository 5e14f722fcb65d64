'use client';

import { useDeferredValue, useSyncExternalStore } from 'react';
import type { Ticks } from '@/lib/domain/selection';

/** The ticks outside of React, so that a tick draws one row and the counters anew and nothing else. */
export interface TickStore {
  get: () => Ticks;
  set: (ticks: Ticks) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createTickStore(): TickStore {
  let current: Ticks = none;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (ticks) => {
      if (ticks === current) return;
      current = ticks;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const none: Ticks = new Set();

export function useTicks(store: TickStore): Ticks {
  return useSyncExternalStore(store.subscribe, store.get, () => none);
}

/** The same for what is counted over all rows: the tick itself is drawn first. */
export function useCountedTicks(store: TickStore): Ticks {
  return useDeferredValue(useTicks(store));
}

export function useTicked(store: TickStore, key: string): boolean {
  return useSyncExternalStore(
    store.subscribe,
    () => store.get().has(key),
    () => false,
  );
}
