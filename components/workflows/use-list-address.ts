'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { ticksToHash } from '@/components/compare/address';
import type { TickStore } from '@/components/compare/tick-store';
import { type Patch, patchFor } from '@/components/ui/address-query';
import { type ListAddress, readListAddress, writeListAddress } from './address';

/** The list as the address has it. Next follows the browser's history, so no server is asked for a filter. */
export function useListAddress(store: TickStore) {
  const query = useSearchParams();
  const address = useMemo(() => readListAddress(new URLSearchParams(query)), [query]);
  const change = useCallback(
    (patch: Patch<ListAddress>) => {
      // Read afresh: two changes may come before the page was drawn again.
      const now = new URLSearchParams(location.search);
      const search = writeListAddress(now, patchFor(patch, readListAddress(now)));
      history.replaceState(null, '', `${location.pathname}${search && `?${search}`}${ticksToHash(store.get())}`);
    },
    [store],
  );
  return { address, query, change };
}
