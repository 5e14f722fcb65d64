'use client';

import type { RefObject } from 'react';
import { useShortcuts } from '@/components/compare/shortcuts';
import type { ListHandle } from '@/components/ui/near-rows';

interface BoardKeys {
  /** The ticks of the rows in the order in which they are seen. */
  keys: readonly string[];
  list: RefObject<ListHandle | null>;
  searchBox: RefObject<HTMLInputElement | null>;
  onTick: (tick: string, range: boolean) => void;
}

/** j, k and the arrows walk through the list, Space ticks. Enter is the link's own. */
export function useBoardKeys({ keys, list, searchBox, onTick }: BoardKeys): void {
  const step = (by: number) => (event: KeyboardEvent) => {
    const here = focusedKey();
    // Outside of the list the arrows belong to whatever scrolls.
    if (event.key.startsWith('Arrow') && here === null) return;
    event.preventDefault();
    const from = here === null ? -1 : keys.indexOf(here);
    list.current?.focus(from < 0 ? 0 : Math.max(0, Math.min(keys.length - 1, from + by)));
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    ' ': (event) => {
      const here = focusedKey();
      if (!(event.target instanceof HTMLAnchorElement) || here === null) return;
      event.preventDefault();
      onTick(here, event.shiftKey);
    },
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
  });
}

function focusedKey(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
}
