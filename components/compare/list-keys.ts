'use client';

import type { RefObject } from 'react';
import type { ListHandle } from '@/components/ui/near-rows';
import type { Entry } from '@/lib/domain/filter';
import { isTickable } from '@/lib/domain/selection';
import { useShortcuts } from './shortcuts';

interface ListKeys {
  entries: readonly Entry[];
  list: RefObject<ListHandle | null>;
  searchBox: RefObject<HTMLInputElement | null>;
  open: string | null;
  onTick: (key: string, range: boolean) => void;
  onClose: () => void;
  onHelp: () => void;
}

/** j, k and the arrows walk through the list, Space ticks. Enter is the link's own. */
export function useListKeys({ entries, list, searchBox, open, onTick, onClose, onHelp }: ListKeys): void {
  const step = (by: number) => (event: KeyboardEvent) => {
    const arrow = event.key.startsWith('Arrow');
    const here = focusedKey();
    // Outside of the list the arrows belong to whatever scrolls.
    if (arrow && here === null) return;
    event.preventDefault();
    const from = entries.findIndex((entry) => entry.key === (here ?? open));
    const to = from < 0 ? 0 : Math.max(0, Math.min(entries.length - 1, from + by));
    list.current?.focus(to);
  };
  const tick = (key: string | null, range: boolean) => {
    const entry = entries.find((one) => one.kind === 'row' && one.key === key);
    if (entry?.kind === 'row' && isTickable(entry.row)) onTick(entry.key, range);
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    ' ': (event) => {
      if (!(event.target instanceof HTMLAnchorElement) || focusedKey() === null) return;
      event.preventDefault();
      tick(focusedKey(), event.shiftKey);
    },
    x: () => tick(open, false),
    Escape: () => open && onClose(),
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
    '?': onHelp,
  });
}

function focusedKey(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
}
