'use client';

import { type UseQueryOptions, type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';

interface Answer<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number | null;
}

type PageOf<Item> = (page: number) => UseQueryOptions<Answer<Item>, Error, Answer<Item>, (string | number)[]>;

/** A long list on its way in. */
export interface Reading<Item> {
  /** What has been read so far, each thing once, in the vendor's order. */
  items: readonly Item[];
  read: number;
  /** How many there are in all; null while nobody has said. */
  total: number | null;
  complete: boolean;
  /** True when the list changed while it was read, so that something may be missing. */
  moved: boolean;
  /** Why reading stopped; what has been read stays. */
  error: Error | null;
  /** When the first page was read. */
  since: number | null;
  /** Counts how often the list was read. */
  round: number;
  /** True while the list is read anew; `items` are those of before. */
  again: boolean;
  retry: () => void;
  refresh: () => void;
}

/** The vendor is asked for so many pages at once. */
const together = 2;
const perPage = 100;

/** Reads page after page in the background and hands out what is there already. */
export function useEveryPage<Item extends { id: string }>(pageOf: PageOf<Item>): Reading<Item> {
  const client = useQueryClient();
  const [{ known, open }, setPages] = useState({ known: 1, open: together });
  const [round, setRound] = useState(1);
  const [before, setBefore] = useState<readonly Item[] | null>(null);
  const numbers = Array.from({ length: Math.min(known, open) }, (_, index) => index + 1);
  const results = useQueries({ queries: numbers.map(pageOf), combine: gather<Item> });
  const { settled, announced, error, refetch } = results;

  useEffect(() => {
    const next = { known: Math.max(announced, 1), open: error ? open : settled + together };
    if (next.known !== known || next.open !== open) setPages(next);
  }, [announced, settled, error, known, open]);

  const complete = settled >= known && settled >= announced && settled > 0;
  if (complete && before) setBefore(null);

  const { items } = results;
  const refresh = useCallback(() => {
    setBefore(items);
    client.removeQueries({ queryKey: pageOf(1).queryKey.slice(0, -1) });
    setPages({ known: 1, open: together });
    setRound((now) => now + 1);
  }, [client, items, pageOf]);

  useEffect(() => {
    // Something was written since these pages were read, and they were kept for the way back.
    if (client.getQueryState(pageOf(1).queryKey)?.isInvalidated) refresh();
  }, [client, pageOf, refresh]);

  return useMemo(() => {
    const { read, total, moved, since } = results;
    const again = before !== null && !complete;
    return {
      items: again ? before : items,
      read,
      total,
      complete,
      moved: complete && moved,
      error,
      since,
      round,
      again,
      retry: refetch,
      refresh,
    };
  }, [results, items, before, complete, error, round, refetch, refresh]);
}

/** The pages that are there, as one list. */
function gather<Item extends { id: string }>(results: UseQueryResult<Answer<Item>>[]) {
  const pages = results.map(({ data }) => data);
  const there = pages.filter((page) => page !== undefined);
  // A page counts only when all before it are there: rows must not come in above those that are looked at.
  const missing = pages.indexOf(undefined);
  const inOrder = missing < 0 ? there : pages.slice(0, missing).filter((page) => page !== undefined);
  const unique = new Map(inOrder.flatMap((page) => page.items.map((item) => [item.id, item])));
  const came = inOrder.reduce((sum, page) => sum + page.items.length, 0);
  const totals = new Set(there.map((page) => page.total));
  const last = inOrder.at(-1);
  const total = last?.total ?? null;
  const more = last !== undefined && last.nextCursor !== null;
  return {
    items: [...unique.values()],
    settled: there.length,
    read: unique.size,
    total,
    announced: Math.max(total === null ? 0 : Math.ceil(total / perPage), inOrder.length + (more ? 1 : 0)),
    moved: came !== unique.size || totals.size > 1 || (total !== null && total !== unique.size),
    error: results.find((result) => result.error !== null)?.error ?? null,
    since: results[0]?.dataUpdatedAt || null,
    refetch: () => {
      for (const result of results) if (result.error !== null) void result.refetch();
    },
  };
}
