'use client';

import { useCallback, useEffect, useRef } from 'react';
import { type TickStore, useTicks } from '@/components/compare/tick-store';
import { idsBetween } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { setMany, toggle } from '@/lib/domain/selection';

/** Ticking one row, a stretch of rows, or all that are shown; the names never change, so that no row is drawn anew. */
export function useTicking(store: TickStore, rows: readonly FlowDeployment[]) {
  const ticks = useTicks(store);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const last = useRef<string | null>(null);
  const onTick = useCallback(
    (id: string, wide: boolean) => {
      const now = store.get();
      const ids = wide && last.current ? idsBetween(latest.current, last.current, id) : [id];
      store.set(wide ? setMany(now, ids, !now.has(id)) : toggle(now, id));
      last.current = id;
    },
    [store],
  );
  const count = rows.filter(({ id }) => ticks.has(id)).length;
  const state: 'none' | 'some' | 'all' = count === 0 ? 'none' : count === rows.length ? 'all' : 'some';
  const onTickAll = () =>
    store.set(
      setMany(
        store.get(),
        rows.map(({ id }) => id),
        state !== 'all',
      ),
    );
  return { onTick, onTickAll, state };
}
