'use client';

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { observeSize } from '@/components/ui/near-rows';
import { type DiffLayout, type DiffRow, type DiffWindow as Rows, rowsOf } from '@/lib/domain/diff-rows';
import { DiffWindow, type DrawnRows } from './diff-window';
import { heightOf } from './heights';

interface NearRowsProps extends DrawnRows {
  scroller: RefObject<HTMLElement | null>;
  layout: DiffLayout;
  width: number;
  /** Where a difference is to be brought into view, by the number of its window. */
  goTo: RefObject<((window: number) => void) | null>;
}

/** Builds only the windows near the view, and keeps the height of all of them. */
export function NearRows({ scroller, layout, width, goTo, ...drawn }: NearRowsProps) {
  const { subject, split } = drawn;
  const { windows } = layout;
  const [overscan, setOverscan] = useState(0);
  const list = useVirtualizer({
    count: windows.length,
    getScrollElement: () => scroller.current,
    // Another function makes the list ask for all sizes again: those of windows that it has not seen depend on the width.
    getItemKey: useCallback(
      (index: number) => (width < 0 ? index : `${split} ${nameOf(windows[index], layout)}`),
      [windows, layout, split, width],
    ),
    estimateSize: (index) => {
      const window = windows[index];
      if (!window) return 0;
      return rowsOf(layout, window).reduce((sum, row) => sum + heightOf(row, subject, split, width), 0);
    },
    initialRect: { width, height: usualHeight },
    observeElementRect: observeSize,
    overscan,
  });
  useLayoutEffect(() => {
    goTo.current = (window) => {
      // What stands beside a far place waits, too.
      if (list.getVirtualItems().every(({ index }) => index !== window)) setOverscan(0);
      list.scrollToIndex(window, { align: 'start' });
    };
  }, [goTo, list]);
  const measured = useCallback(
    (index: number, height: number) => {
      list.resizeItem(index, height);
      // What is out of view must not delay what is in view, so that it waits until that has been drawn.
      setOverscan(1);
    },
    [list],
  );
  const places = usePlaces(list.getVirtualItems(), layout, subject);
  return (
    <div className="relative" style={{ height: list.getTotalSize() }}>
      {places.map(({ name, rows, index, start }) => (
        <Slot key={name} {...drawn} rows={rows} index={index} start={start} onMeasured={measured} />
      ))}
    </div>
  );
}

/**
 * What is drawn of each window. A window that stays near the view keeps its name and its rows, whatever is opened above
 * it, and so is not drawn again.
 */
function usePlaces(items: readonly VirtualItem[], layout: DiffLayout, subject: DrawnRows['subject']) {
  const last = useRef<{ subject: DrawnRows['subject']; rowsBy: ReadonlyMap<string, readonly DiffRow[]> }>(null);
  const before = last.current?.subject === subject ? last.current.rowsBy : null;
  const places = items.flatMap(({ index, start }) => {
    const window = layout.windows[index];
    if (!window) return [];
    const name = nameOf(window, layout);
    return [{ name, rows: before?.get(name) ?? rowsOf(layout, window), index, start }];
  });
  useLayoutEffect(() => {
    last.current = { subject, rowsBy: new Map(places.map(({ name, rows }) => [name, rows])) };
  });
  return places;
}

/** The height of the view before it has been measured. */
const usualHeight = 560;

/** A window is the same one as before if it begins with the same lines and has as many rows. */
function nameOf(window: Rows | undefined, { stretches }: DiffLayout): string {
  const stretch = stretches[window?.stretch ?? -1];
  return `${stretch?.kind} ${stretch?.left} ${stretch?.right} ${window?.skip} ${window?.rows}`;
}

interface SlotProps extends DrawnRows {
  rows: readonly DiffRow[];
  index: number;
  start: number;
  onMeasured: (index: number, height: number) => void;
}

/** One place for a window, at its height in the list. */
function Slot({ index, start, onMeasured, ...window }: SlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const watch = useRef<ResizeObserver>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    watch.current = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      // Without rows it has not been drawn yet.
      if (height > 0) onMeasured(index, height);
    });
    watch.current.observe(element);
    return () => watch.current?.disconnect();
  }, [index, onMeasured]);
  // Other rows may be just as high, and have to be measured nevertheless.
  const measure = useCallback(() => {
    if (place.current) watch.current?.unobserve(place.current);
    if (place.current) watch.current?.observe(place.current);
  }, []);
  return (
    <div ref={place} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
      <DiffWindow {...window} onDrawn={measure} />
    </div>
  );
}
