'use client';

import type { CSSProperties, ReactNode, RefObject } from 'react';
import { cx } from './cx';
import { type ListHandle, useNearRows } from './near-rows';

interface NearListProps<Row> {
  /** What the rows are, for those who cannot see them. */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  height: (row: Row) => number;
  overscan?: number;
  handle?: RefObject<ListHandle | null>;
  /** What stands over the rows and scrolls sideways with them, and its height. */
  head?: ReactNode;
  headHeight?: number;
  className?: string;
  innerClassName?: string;
  style?: CSSProperties;
  children: (row: Row) => ReactNode;
}

/** Only the rows near the view are built; the list keeps its true length for readers and scrollbars. */
export function NearList<Row>(props: NearListProps<Row>) {
  const { label, rows, keyOf, height, overscan = 5, handle, head, headHeight } = props;
  const { scroller, measure, items, total } = useNearRows<Row, HTMLDivElement>({
    rows,
    keyOf,
    height,
    overscan,
    handle,
    ...(headHeight !== undefined && { head: headHeight }),
  });
  return (
    <div
      ref={scroller}
      className={cx('relative min-h-0 flex-1 overflow-auto', props.className)}
      data-testid="rows"
      style={props.style}
    >
      <div className={props.innerClassName}>
        {head}
        <ul aria-label={label} className="relative" style={{ height: total }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <li
                  key={key}
                  ref={measure}
                  data-index={index}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0 [contain:layout_style]"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {props.children(row)}
                </li>
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}
