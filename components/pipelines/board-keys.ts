'use client';

import type { RefObject } from 'react';
import { useShortcuts } from '@/components/compare/shortcuts';
import type { ListHandle } from '@/components/ui/near-rows';
import type { BoardRow } from '@/lib/domain/pipeline';

interface BoardKeys {
  rows: readonly BoardRow[];
  table: RefObject<ListHandle | null>;
  searchBox: RefObject<HTMLInputElement | null>;
  onDifferences: () => void;
  onHelp: () => void;
}

/** j and k walk through the rows, d shows only what differs. Everything inside of a row is reached by Tab. */
export function useBoardKeys({ rows, table, searchBox, onDifferences, onHelp }: BoardKeys): void {
  const step = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const here = document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key;
    const from = rows.findIndex(({ id }) => id === here);
    table.current?.focus(from < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, from + by)));
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    d: onDifferences,
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
    '?': onHelp,
  });
}

export const boardShortcuts: [keys: string[], what: string][] = [
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['d'], 'Only differences, or everything'],
  [['Enter'], 'Open the application'],
  [['/'], 'Search'],
  [['?'], 'This help'],
];
