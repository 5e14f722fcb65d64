'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { TickStore } from '@/components/compare/tick-store';
import { idsBetween } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { setMany, toggle } from '@/lib/domain/selection';

/** Ticking one row or a stretch of rows; the name never changes, so that no row is drawn anew. */
export function useTicking(store: TickStore, rows: readonly FlowDeployment[]): (id: string, wide: boolean) => void {
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
  return onTick;
}
