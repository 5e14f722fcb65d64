'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type BoardFilter, readFilter, writeFilter } from './board-filter';

/** The filter as the address has it. */
export function useBoardFilter(): [filter: BoardFilter, change: (patch: Partial<BoardFilter>) => void] {
  const query = useSearchParams();
  const filter = useMemo(() => readFilter(new URLSearchParams(query)), [query]);
  const change = useCallback((patch: Partial<BoardFilter>) => {
    // Read afresh: two changes may come before the page was drawn again.
    const now = new URLSearchParams(location.search);
    const search = writeFilter(now, { ...readFilter(now), ...patch });
    history.replaceState(null, '', `${location.pathname}${search && `?${search}`}`);
  }, []);
  return [filter, change];
}
