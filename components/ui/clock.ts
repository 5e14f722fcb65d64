'use client';

import { useSyncExternalStore } from 'react';

const step = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, step);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, rounded so that all clocks of a page move together; null while the page is still made on the server. */
export function useNow(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => Math.ceil(Date.now() / step) * step,
    () => null,
  );
}
