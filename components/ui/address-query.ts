'use client';

import { useSearchParams } from 'next/navigation';
import { startTransition, useCallback, useMemo, useOptimistic } from 'react';

type Change = (query: URLSearchParams) => void;

/**
 * The query of the address for a form that is kept there. Next follows the address in a transition of its own, so that
 * a box would jump back for as long as that takes, and a second press would work on what was before the first.
 */
export function useAddressQuery(): [query: URLSearchParams, change: (change: Change) => void] {
  const [now, setNow] = useOptimistic(useSearchParams().toString());
  const query = useMemo(() => new URLSearchParams(now), [now]);
  const changeQuery = useCallback(
    (change: Change) => {
      const next = new URLSearchParams(location.search);
      change(next);
      startTransition(() => {
        setNow(next.toString());
        history.replaceState(null, '', `${location.pathname}${next.size > 0 ? `?${next}` : ''}`);
      });
    },
    [setNow],
  );
  return [query, changeQuery];
}

/** Sets or, where there is no value, removes. */
export function put(query: URLSearchParams, name: string, value: string | null): void {
  if (value) query.set(name, value);
  else query.delete(name);
}

/** What changes of what an address says, or how it follows from what the address says at that moment. */
export type Patch<Address> = Partial<Address> | ((now: Address) => Partial<Address>);

/** The patch itself, for what the address says now. */
export function patchFor<Address>(patch: Patch<Address>, now: Address): Partial<Address> {
  return typeof patch === 'function' ? patch(now) : patch;
}

/** A choice of several after one of them was pressed. */
export function turned<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
}
