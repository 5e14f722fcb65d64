'use client';

import { useCallback, useState } from 'react';

/** The flows that are picked in the matrix. */
export function useFlowTicks() {
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const turn = useCallback(
    (flow: string) =>
      setTicks((now) => {
        const next = new Set(now);
        if (!next.delete(flow)) next.add(flow);
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setTicks(new Set()), []);
  return { ticks, turn, clear };
}
