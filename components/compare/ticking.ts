'use client';

import { type RefObject, useCallback, useMemo, useRef } from 'react';
import type { Entry, Group } from '@/lib/domain/filter';
import type { Row } from '@/lib/domain/row';
import { range, setMany, tickableKeys, toggle, triState } from '@/lib/domain/selection';
import type { TickStore } from './tick-store';

/** The ways to tick, all with names that never change, so that no row is drawn anew because of them. */
export function useTicking(store: TickStore, entries: RefObject<readonly Entry[]>) {
  const last = useRef<string | null>(null);
  const onTick = useCallback(
    (key: string, wide: boolean) => {
      const ticks = store.get();
      const ticked = !ticks.has(key);
      const keys = wide && last.current ? range(rowsOf(entries.current), last.current, key) : [key];
      store.set(wide ? setMany(ticks, keys, ticked) : toggle(ticks, key));
      last.current = key;
    },
    [store, entries],
  );
  const onAdd = useCallback((key: string) => store.set(setMany(store.get(), [key], true)), [store]);
  const onTickGroup = useCallback(
    (group: Group) => {
      const ticks = store.get();
      store.set(setMany(ticks, tickableKeys(group.rows), triState(ticks, group.rows) !== 'all'));
    },
    [store],
  );
  return useMemo(() => ({ onTick, onAdd, onTickGroup }), [onTick, onAdd, onTickGroup]);
}

function rowsOf(entries: readonly Entry[]): Row[] {
  return entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
}
