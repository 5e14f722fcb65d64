'use client';

import { type RefObject, useCallback, useRef } from 'react';

/** Goes from one difference to the next: folded heads of changed sections, and the first line of each changed block. */
export function useDifferences(pane: RefObject<HTMLElement | null>): (by: 1 | -1) => void {
  // A windowed diff hides its lines while it scrolls, which takes the focus from them.
  const last = useRef<HTMLElement | null>(null);
  return useCallback(
    (by) => {
      const stops = stopsIn(pane.current);
      const focused = pane.current?.contains(document.activeElement) ? document.activeElement : null;
      const from = focused ?? (last.current?.isConnected ? last.current : null);
      const stop = by === 1 ? stops.find((one) => isBehind(one, from)) : stops.findLast((one) => isBefore(one, from));
      if (!stop) return;
      if (stop.tagName === 'TR') stop.tabIndex = -1;
      last.current = stop;
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: 'center' });
    },
    [pane],
  );
}

function stopsIn(pane: HTMLElement | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of pane?.querySelectorAll<HTMLElement>('[data-difference], [data-diff] tr') ?? []) {
    if (element.dataset.difference !== undefined) {
      const opener = element.closest('button');
      // A section is stood for by its changed lines, unless it is folded or they are not built yet.
      if (opener && !opener.closest('section')?.querySelector('ins, del')) found.push(opener);
    } else if (isChanged(element) && !isChanged(element.previousElementSibling)) found.push(element);
  }
  return found;
}

function isChanged(row: Element | null): boolean {
  return row?.querySelector('ins, del') != null;
}

function isBehind(stop: HTMLElement, from: Element | null): boolean {
  return from === null || Boolean(from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function isBefore(stop: HTMLElement, from: Element | null): boolean {
  return from === null || Boolean(from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING);
}
