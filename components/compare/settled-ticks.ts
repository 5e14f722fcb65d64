'use client';

import { useCallback, useEffect, useState } from 'react';
import { type DroppedTick, settle } from '@/lib/domain/selection';
import type { Comparison } from '@/lib/endpoints/compare';
import type { TickStore } from './tick-store';

interface SettledTicks {
  dropped: readonly DroppedTick[];
  onDismiss: () => void;
}

/** Takes away the ticks that no row of this comparison can carry, however they came in, and remembers why. */
export function useSettledTicks(store: TickStore, { rows }: Comparison): SettledTicks {
  const [dropped, setDropped] = useState<readonly DroppedTick[]>([]);
  useEffect(() => {
    const check = () => {
      const settled = settle(store.get(), rows);
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
