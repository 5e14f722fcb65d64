'use client';

import { useEffect, useRef } from 'react';
import { readAddress, ticksFromHash, ticksToHash } from './address';
import type { TickStore } from './tick-store';

/**
 * Keeps ticks and fragment the same, so that reload and a shared link bring the ticks along. Going back and forth
 * within one direction keeps what is ticked now; going back to another direction brings back what was ticked there.
 */
export function useTicksInAddress(store: TickStore, query: URLSearchParams): void {
  const direction = useRef('');
  /** True from going to another direction until its rows are there: those of the old one would drop its ticks. */
  const leaving = useRef(false);
  useEffect(() => {
    const read = () => store.set(ticksFromHash(location.hash));
    const follow = () => {
      const typedByHand = history.state === null;
      leaving.current = directionIn(location.search) !== direction.current;
      if (leaving.current) return;
      if (typedByHand) read();
      else writeTicks(store);
    };
    const write = () => {
      if (!leaving.current) writeTicks(store);
    };
    read();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(write, 150);
    });
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('pagehide', write);
    };
  }, [store]);

  useEffect(() => {
    direction.current = directionIn(query.toString());
    if (leaving.current) {
      leaving.current = false;
      store.set(ticksFromHash(location.hash));
      return;
    }
    // Next writes the address that it knew when the view began to change, with ticks that may be older than these.
    writeTicks(store);
  }, [store, query]);
}

/** With the state that is there already, Next leaves the call alone and draws nothing anew. */
export function writeTicks(store: TickStore): void {
  const hash = ticksToHash(store.get());
  if (hash !== location.hash) history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
}

function directionIn(search: string): string {
  const { source, target } = readAddress(new URLSearchParams(search));
  return `${source} ${target}`;
}
