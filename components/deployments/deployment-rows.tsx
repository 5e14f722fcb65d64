'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { DeploymentRow, type DeploymentRowProps } from './deployment-row';

export interface RowsHandle {
  focus: (index: number) => void;
}

interface DeploymentRowsProps extends Omit<DeploymentRowProps, 'one' | 'href' | 'open'> {
  rows: readonly FlowDeployment[];
  open: string | null;
  hrefOf: (id: string) => string;
  handle: RefObject<RowsHandle | null>;
}

/** Only the rows near the window are built; the list keeps its true length for readers and scrollbars. */
export function DeploymentRows({ rows, open, hrefOf, handle, ...row }: DeploymentRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => 55,
    overscan: 8,
  });
  const focus = useCallback(
    (index: number) => {
      list.scrollToIndex(index, { align: 'auto' });
      const find = (tries: number) => {
        const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
        if (target) target.focus({ preventScroll: true });
        else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
      };
      find(5);
    },
    [list],
  );
  useImperativeHandle(handle, () => ({ focus }), [focus]);
  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto" data-testid="rows">
      <ul aria-label="Deployments" className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const one = rows[item.index];
          if (!one) return null;
          return (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <DeploymentRow {...row} one={one} href={hrefOf(one.id)} open={one.id === open} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
