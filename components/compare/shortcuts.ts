'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';

const stored = 'promenade-shortcuts';
const listeners = new Set<() => void>();

/** Whether single keys do something. Those who speak to their computer must be able to turn that off (WCAG 2.1.4). */
export function useShortcutsOn(): [on: boolean, turn: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(stored) !== 'off',
    () => true,
  );
  const turn = (next: boolean) => {
    localStorage.setItem(stored, next ? 'on' : 'off');
    for (const listener of listeners) listener();
  };
  return [on, turn];
}

/** Single keys for a whole page. They rest while somebody types, holds a modifier, or has a dialog or menu open. */
export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const [on] = useShortcutsOn();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isBusy(event.target)) return;
      latest.current[event.key]?.(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}

const busy = 'input:not([type=checkbox]), textarea, select, [contenteditable], dialog, [popover]';

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element && (target.closest(busy) !== null || document.querySelector('dialog[open]') !== null)
  );
}
