'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type Patch, patchFor } from '@/components/ui/address-query';
import { type BoardFilter, readFilter, writeFilter } from './board-filter';

/** The filter as the address has it. */
export function useBoardFilter(): [filter: BoardFilter, change: (patch: Patch<BoardFilter>) => void] {
  const query = useSearchParams();
  const filter = useMemo(() => readFilter(new URLSearchParams(query)), [query]);
  const change = useCallback((patch: Patch<BoardFilter>) => {
    // Read afresh: two changes may come before the page was drawn again.
    const now = new URLSearchParams(location.search);
    const held = readFilter(now);
    const search = writeFilter(now, { ...held, ...patchFor(patch, held) });
    history.replaceState(null, '', `${location.pathname}${search && `?${search}`}`);
  }, []);
  return [filter, change];
}
