'use client';

import type { RefObject } from 'react';
import { useShortcuts } from '@/components/compare/shortcuts';
import type { ListHandle } from '@/components/ui/near-rows';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';

interface DeploymentKeys {
  rows: readonly FlowDeployment[];
  list: RefObject<ListHandle | null>;
  searchBox: RefObject<HTMLInputElement | null>;
  open: string | null;
  onTick: (id: string, range: boolean) => void;
  onUndo: () => void;
  onClose: () => void;
  onHelp: () => void;
}

/** j, k and the arrows walk through the list, Space ticks, u undoes. Enter is the link's own. */
export function useDeploymentKeys(keys: DeploymentKeys): void {
  const { rows, list, searchBox, open, onTick, onUndo, onClose, onHelp } = keys;
  const step = (by: number) => (event: KeyboardEvent) => {
    const here = focusedId();
    // Outside of the list the arrows belong to whatever scrolls.
    if (event.key.startsWith('Arrow') && here === null) return;
    event.preventDefault();
    const from = rows.findIndex(({ id }) => id === (here ?? open));
    list.current?.focus(from < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, from + by)));
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    ' ': (event) => {
      const id = focusedId();
      if (!(event.target instanceof HTMLAnchorElement) || id === null) return;
      event.preventDefault();
      onTick(id, event.shiftKey);
    },
    u: onUndo,
    Escape: () => open && onClose(),
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
    '?': onHelp,
  });
}

function focusedId(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
}
