'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Row } from '@/lib/domain/row';
import { type DroppedTick, rowsByKey, settle } from '@/lib/domain/selection';
import type { TickStore } from './tick-store';

interface SettledTicks {
  dropped: readonly DroppedTick[];
  onDismiss: () => void;
}

/**
 * Takes away the ticks that no row of a comparison can carry, however they came in, and remembers why. Without rows it
 * waits: what has not been read yet says nothing against a tick.
 */
export function useSettledTicks(store: TickStore, rows: readonly Row[] | null): SettledTicks {
  const [dropped, setDropped] = useState<readonly DroppedTick[]>([]);
  useEffect(() => {
    if (!rows) return;
    const byKey = rowsByKey(rows);
    const check = () => {
      const settled = settle(store.get(), byKey);
      if (settled.dropped.length === 0) return;
      setDropped((earlier) => [...earlier, ...settled.dropped]);
      store.set(settled.ticks);
    };
    check();
    return store.subscribe(check);
  }, [store, rows]);
  const onDismiss = useCallback(() => setDropped([]), []);
  return { dropped, onDismiss };
}
