'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type Patch, patchFor } from '@/components/ui/address-query';
import { type Address, readAddress, ticksToHash, writeAddress } from './address';
import type { TickStore } from './tick-store';

interface UseAddress {
  address: Address;
  query: URLSearchParams;
  /** `push` makes a step that the Back button undoes. */
  change: (patch: Patch<Address>, how?: 'push' | 'replace') => void;
  hrefWith: (patch: Partial<Address>) => string;
}

/** The view as the address has it. Next follows the browser's history, so no server is asked for a filter. */
export function useAddress(store: TickStore): UseAddress {
  const query = useSearchParams();
  const address = useMemo(() => readAddress(new URLSearchParams(query)), [query]);
  const change = useCallback(
    (patch: Patch<Address>, how: 'push' | 'replace' = 'replace') => {
      // Read afresh: two changes may come before the page was drawn again.
      const now = new URLSearchParams(location.search);
      const search = writeAddress(now, patchFor(patch, readAddress(now)));
      const url = `${location.pathname}${search && `?${search}`}${ticksToHash(store.get())}`;
      if (how === 'push') history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    },
    [store],
  );
  const hrefWith = useCallback(
    (patch: Partial<Address>) => `?${writeAddress(new URLSearchParams(query), patch)}`,
    [query],
  );
  return { address, query, change, hrefWith };
}
