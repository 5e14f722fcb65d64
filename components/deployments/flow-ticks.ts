'use client';

import { useCallback, useEffect, useState } from 'react';

/** By connection. What is picked outlives the matrix, which is left for the list, for a cell and for the review. */
const kept = new Map<string, ReadonlySet<string>>();

/** The flows that are picked in the matrix of a connection. */
export function useFlowTicks(connection: string) {
  const [ticks, setTicks] = useState<ReadonlySet<string>>(() => kept.get(connection) ?? new Set());
  useEffect(() => void kept.set(connection, ticks), [connection, ticks]);
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

/** For when what was picked has been asked for. */
export function forgetFlowTicks(connection: string): void {
  kept.delete(connection);
}
