'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo } from 'react';
import type { TickStore } from '@/components/compare/tick-store';
import { type Patch, patchFor } from '@/components/ui/address-query';
import { type Address, readAddress, ticksFromHash, ticksToHash, writeAddress } from './address';

interface UseAddress {
  address: Address;
  /** `push` makes a step that the Back button undoes. */
  change: (patch: Patch<Address>, how?: 'push' | 'replace') => void;
  hrefWith: (patch: Partial<Address>) => string;
}

/** The view as the address has it, ticks behind the `#`. No server is asked for a filter. */
export function useAddress(ticks: TickStore): UseAddress {
  const query = useSearchParams();
  const address = useMemo(() => readAddress(new URLSearchParams(query)), [query]);
  const change = useCallback(
    (patch: Patch<Address>, how: 'push' | 'replace' = 'replace') => {
      // Read afresh: two changes may come before the page was drawn again.
      const now = new URLSearchParams(location.search);
      const search = writeAddress(now, patchFor(patch, readAddress(now)));
      const url = `${location.pathname}${search && `?${search}`}${ticksToHash(ticks.get())}`;
      if (how === 'push') history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    },
    [ticks],
  );
  const hrefWith = useCallback(
    (patch: Partial<Address>) => `?${writeAddress(new URLSearchParams(query), patch)}`,
    [query],
  );
  return { address, change, hrefWith };
}

const writeAfter = 300;

/** Keeps ticks and fragment the same, so that reload and a shared link bring the ticks along. */
export function useTicksInHash(ticks: TickStore): void {
  useEffect(() => {
    ticks.set(ticksFromHash(location.hash));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const hash = ticksToHash(ticks.get());
      // With the state that is there already, Next leaves the call alone and draws nothing anew.
      if (hash !== location.hash) history.replaceState(history.state, '', location.pathname + location.search + hash);
    };
    const unsubscribe = ticks.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(write, writeAfter);
    });
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener('pagehide', write);
    };
  }, [ticks]);
}
