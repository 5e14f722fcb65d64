'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { WorkflowRow } from '@/lib/domain/workflow-board';
import { BoardHead, type BoardHeadProps } from './board-head';
import { BoardRow, type BoardRowProps } from './board-row';

export interface BoardListHandle {
  focus: (index: number) => void;
  /** Before other rows come: at the old place they would be built twice. */
  toTop: () => void;
}

type Shared = Omit<BoardRowProps, 'row'>;

interface BoardListProps extends Shared, Pick<BoardHeadProps, 'sort' | 'reverse' | 'onSort' | 'notes'> {
  rows: readonly WorkflowRow[];
  handle: RefObject<BoardListHandle | null>;
}

/** The columns as custom properties, so that one element of the page says them and no row does. */
function columnsFor(environments: number): CSSProperties & Record<'--columns' | '--least', string> {
  return {
    '--columns': `minmax(18rem,1.2fr) repeat(${environments},minmax(15rem,1fr))`,
    '--least': `${20 + environments * 16}rem`,
  };
}

/** Only the rows near the window are built; the list keeps its true length for readers and scrollbars. */
export function BoardList({ rows, handle, sort, reverse, onSort, notes, ...shared }: BoardListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => 86,
    overscan: 6,
    // The head stands above the list inside of the same scroller.
    scrollPaddingStart: 44,
  });
  const focus = useCallback(
    (index: number) => {
      list.scrollToIndex(index, { align: 'auto' });
      const find = (tries: number) => {
        const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-focus]`);
        if (target) target.focus({ preventScroll: true });
        else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
      };
      find(5);
    },
    [list],
  );
  useImperativeHandle(handle, () => ({ focus, toTop: () => list.scrollToOffset(0) }), [focus, list]);
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-auto"
      data-testid="rows"
      style={columnsFor(shared.shown.length)}
    >
      <div className="sm:min-w-(--least)">
        <BoardHead sort={sort} reverse={reverse} onSort={onSort} notes={notes} shown={shared.shown} />
        <ul aria-label="Workflows" className="relative" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0 [contain:layout_style]"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <BoardRow row={row} {...shared} />
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
