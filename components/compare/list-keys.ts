'use client';

import type { RefObject } from 'react';
import type { ListHandle } from '@/components/ui/near-rows';
import { useShortcuts } from './shortcuts';

type Keys = Parameters<typeof useShortcuts>[0];

interface ListKeys {
  /** The rows as they are marked with `data-key`, in the order in which they are seen. */
  keys: readonly string[];
  list: RefObject<ListHandle | null>;
  searchBox: RefObject<HTMLInputElement | null>;
  /** The row that is open beside the list, from which walking begins. */
  open?: string | null;
  /** Left out where nothing is ticked, and the arrows belong to what scrolls. */
  onTick?: (key: string, range: boolean) => void;
  more?: Keys;
}

/** j, k and the arrows walk through a list, Space ticks, the slash searches. Enter is the link's own. */
export function useListKeys({ keys, list, searchBox, open = null, onTick, more }: ListKeys): void {
  const step = (by: number) => (event: KeyboardEvent) => {
    const here = focusedKey();
    // Outside of the list the arrows belong to whatever scrolls.
    if (event.key.startsWith('Arrow') && here === null) return;
    event.preventDefault();
    const from = keys.indexOf(here ?? open ?? '');
    list.current?.focus(from < 0 ? 0 : Math.max(0, Math.min(keys.length - 1, from + by)));
  };
  const ticking: Keys = {
    ArrowDown: step(1),
    ArrowUp: step(-1),
    ' ': (event) => {
      const here = focusedKey();
      if (!(event.target instanceof HTMLAnchorElement) || here === null) return;
      event.preventDefault();
      onTick?.(here, event.shiftKey);
    },
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
    ...(onTick && ticking),
    ...more,
  });
}

function focusedKey(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
}
