'use client';

import type { ReactNode, RefObject } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { type ListHandle, useNearRows } from '@/components/ui/near-rows';
import type { BoardRow, Stage } from '@/lib/domain/pipeline';
import { BoardLine } from './board-line';

interface BoardTableProps {
  connection: string;
  pipeline: string;
  columns: readonly Stage[];
  rows: readonly BoardRow[];
  handle: RefObject<ListHandle | null>;
}

/** Rows are applications, columns are stages. Only the rows near the window are built. */
export function BoardTable({ connection, pipeline, columns, rows, handle }: BoardTableProps) {
  const { scroller, measure, items, above, below } = useNearRows<BoardRow, HTMLElement>({
    rows,
    keyOf: ({ id }) => id,
    height: () => 132,
    overscan: 3,
    handle,
  });
  return (
    // A list that scrolls is reached by the keyboard through the links in it.
    <section
      ref={scroller}
      aria-label="Board"
      className="min-h-0 flex-1 overflow-auto max-md:h-[75dvh] max-md:flex-none"
      data-testid="rows"
    >
      <table
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 max-md:block"
        style={{ minWidth: `min(100%, ${columns.length * 15 + 10}rem)` }}
      >
        <thead className="max-md:sr-only">
          <tr aria-rowindex={1}>
            <Heading className="left-0 z-20 w-44">Application</Heading>
            {columns.map((stage) => (
              <Heading key={stage.id} className="z-10">
                <span className="flex items-center gap-2">
                  <EnvironmentName environment={stage} loud />
                  {stage.branch && <code className="truncate font-normal text-muted text-small">{stage.branch}</code>}
                </span>
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          <Space height={above} columns={columns.length + 1} />
          {items.map(({ key, index }) => {
            const row = rows[index];
            return (
              row && (
                <BoardLine
                  key={key}
                  measure={measure}
                  index={index}
                  connection={connection}
                  pipeline={pipeline}
                  columns={columns}
                  row={row}
                />
              )
            );
          })}
          <Space height={below} columns={columns.length + 1} />
        </tbody>
      </table>
    </section>
  );
}

function Heading({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 border-line border-b bg-panel px-3 py-2 text-left font-semibold ${className}`}
    >
      {children}
    </th>
  );
}

/** Stands for the rows that are not built. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className="max-md:block">
      <td colSpan={columns} className="p-0 max-md:block" style={{ height }} />
    </tr>
  );
}
