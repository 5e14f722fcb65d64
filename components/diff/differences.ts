'use client';

import { type RefObject, useCallback, useRef } from 'react';
import { navigatorOf } from './navigators';

/** Goes from one difference to the next: folded heads of changed sections, and the differences inside of every diff. */
export function useDifferences(pane: RefObject<HTMLElement | null>): (by: 1 | -1) => void {
  const last = useRef<HTMLElement | null>(null);
  return useCallback(
    (by) => {
      const from = hereIn(pane.current) ?? (last.current?.isConnected ? last.current : null);
      if (from && navigatorOf(from)?.step(by)) return;
      const stops = stopsIn(pane.current);
      const stop = by === 1 ? stops.find((one) => isBehind(one, from)) : stops.findLast((one) => isBefore(one, from));
      if (!stop) return;
      last.current = stop;
      const navigator = navigatorOf(stop);
      if (navigator) return navigator.enter(by);
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: 'center' });
    },
    [pane],
  );
}

/** Where the focus is: in a diff, or on something else of the pane. */
function hereIn(pane: HTMLElement | null): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !pane?.contains(focused) || focused === pane) return null;
  return focused.closest<HTMLElement>('[data-diff]') ?? focused;
}

function stopsIn(pane: HTMLElement | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of pane?.querySelectorAll<HTMLElement>('[data-difference], [data-diff]') ?? []) {
    if (element.dataset.diff !== undefined) found.push(element);
    else {
      const opener = element.closest('button');
      // A section is stood for by its differences, unless it is folded or they are not built yet.
      if (opener && !opener.closest('section')?.querySelector('[data-diff]')) found.push(opener);
    }
  }
  return found;
}

function isBehind(stop: HTMLElement, from: Element | null): boolean {
  if (from === null) return true;
  const position = from.compareDocumentPosition(stop);
  return Boolean(position & Node.DOCUMENT_POSITION_FOLLOWING);
}

function isBefore(stop: HTMLElement, from: Element | null): boolean {
  if (from === null) return true;
  const position = from.compareDocumentPosition(stop);
  return Boolean(position & Node.DOCUMENT_POSITION_PRECEDING) && !(position & Node.DOCUMENT_POSITION_CONTAINS);
}
