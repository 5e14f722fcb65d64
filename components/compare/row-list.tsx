'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { Entry, Group } from '@/lib/domain/filter';
import { GroupHeader } from './group-header';
import { RowItem, type RowItemProps } from './row-item';

export interface RowListHandle {
  focus: (index: number) => void;
}

interface RowListProps
  extends Pick<RowItemProps, 'store' | 'nouns' | 'source' | 'target' | 'onTick' | 'onOpen' | 'canAdd' | 'onAdd'> {
  entries: readonly Entry[];
  open: string | null;
  hrefOf: (key: string) => string;
  onFold: (key: string) => void;
  onTickGroup: (group: Group) => void;
  handle: RefObject<RowListHandle | null>;
}

/** Only the rows near the window are built; the list keeps its true length for readers and scrollbars. */
export function RowList({ entries, open, hrefOf, onFold, onTickGroup, handle, ...row }: RowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.key ?? index,
    estimateSize: (index) => (entries[index]?.kind === 'group' ? 36 : 72),
    overscan: 8,
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
  useImperativeHandle(handle, () => ({ focus }), [focus]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" data-testid="rows">
      <ul aria-label="Differences" className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          return (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              aria-setsize={entries.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry.kind === 'group' ? (
                <GroupHeader
                  group={entry.group}
                  folded={entry.folded}
                  store={row.store}
                  nouns={row.nouns}
                  target={row.target}
                  onFold={onFold}
                  onTickGroup={onTickGroup}
                />
              ) : (
                <RowItem
                  {...row}
                  row={entry.row}
                  rowKey={entry.key}
                  href={hrefOf(entry.key)}
                  open={entry.key === open}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
