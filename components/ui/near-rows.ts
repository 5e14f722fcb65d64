'use client';

import { elementScroll, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, startTransition, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';

/** What others may ask of a list of which only a part is built. */
export interface ListHandle {
  /** Brings a row into view and the focus to its link, or to what is marked with `data-focus`. */
  focus: (index: number) => void;
  /** Before other rows come: at the old place they would be built twice. */
  toTop: () => void;
}

interface NearRowsOptions<Row> {
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string | number;
  /** The usual height in pixels, until the browser has told the true one. */
  height: (row: Row) => number;
  overscan: number;
  handle?: RefObject<ListHandle | null> | undefined;
  /** The height of what stands over the rows in the same scroller and stays there. */
  head?: number;
}

/**
 * The rows near the view of a list, at their places. The list is drawn in a task of its own after the browser's, and
 * heights come from what the browser has laid out anyway: asking for them would cost a layout for each row.
 */
export function useNearRows<Row, Scroller extends HTMLElement>(options: NearRowsOptions<Row>) {
  const { rows, keyOf, height, overscan, handle, head = 0 } = options;
  const scroller = useRef<Scroller>(null);
  // What is around the view must not delay what is in it, so that it waits until that has been drawn.
  const [around, setAround] = useState(0);
  const some = rows.length > 0;
  useEffect(() => {
    if (some) startTransition(() => setAround(overscan));
  }, [some, overscan]);
  const list = useVirtualizer<Scroller, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row, index);
    },
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : height(row);
    },
    measureElement: laidOut,
    observeElementRect: observeSize,
    scrollToFn: scroll,
    initialRect: usualView,
    overscan: around,
    scrollPaddingStart: head,
    useFlushSync: false,
  });
  const focus = useCallback(
    (index: number) => {
      list.scrollToIndex(index, { align: 'auto' });
      const find = (tries: number) => {
        const target = scroller.current?.querySelector<HTMLElement>(
          `[data-index="${index}"] a, [data-index="${index}"] [data-focus]`,
        );
        if (target) target.focus({ preventScroll: true });
        else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
      };
      find(5);
    },
    [list],
  );
  useImperativeHandle(handle, () => ({ focus, toTop: () => list.scrollToOffset(0) }), [focus, list]);
  const items = list.getVirtualItems();
  const total = list.getTotalSize();
  return {
    scroller,
    measure: list.measureElement,
    items,
    total,
    /** The heights of the rows that are not built, for lists that are tables. */
    above: items[0]?.start ?? 0,
    below: total - (items.at(-1)?.end ?? 0),
    scrollTo: list.scrollToIndex,
  };
}

/** The size of the view before it has been measured: rows that are drawn at once need not be waited for. */
const usualView = { width: 1000, height: 640 };

/** Scrolls, except to the top of a list that has only just come and is there: that would cost a layout. */
const scroll: typeof elementScroll = (offset, options, list) => {
  const { behavior, adjustments } = options;
  if (offset === 0 && list.scrollOffset === 0 && behavior === undefined && !adjustments) return;
  elementScroll(offset, options, list);
};

/** Tells a list how large its view is, whenever the browser has laid it out; asking for it would cost a layout. */
export function observeSize<Scroller extends Element>(
  list: Virtualizer<Scroller, Element>,
  take: (size: { width: number; height: number }) => void,
): () => void {
  const watch = new ResizeObserver(([entry]) => {
    if (entry) take({ width: entry.contentRect.width, height: entry.contentRect.height });
  });
  if (list.scrollElement) watch.observe(list.scrollElement);
  return () => watch.disconnect();
}

function laidOut<Scroller extends Element>(
  element: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<Scroller, Element>,
): number {
  const height = entry?.borderBoxSize[0]?.blockSize;
  if (height !== undefined) return Math.round(height);
  const index = list.indexFromElement(element);
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index);
}
