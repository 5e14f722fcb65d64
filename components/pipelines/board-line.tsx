import { memo } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { cx } from '@/components/ui/cx';
import type { BoardRow, Stage } from '@/lib/domain/pipeline';
import { BoardCell } from './board-cell';
import { leftOf, rightOf } from './places';

interface BoardLineProps {
  connection: string;
  pipeline: string;
  columns: readonly Stage[];
  row: BoardRow;
  index: number;
  measure: (element: Element | null) => void;
}

/** One row of the board; on a narrow screen its stages stand below each other. */
export const BoardLine = memo(function BoardLine(props: BoardLineProps) {
  const { connection, pipeline, columns, row, index, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-key={row.id}
      aria-rowindex={index + 2}
      className="max-md:block max-md:border-line max-md:border-b max-md:py-2"
    >
      <th
        scope="row"
        className="sticky left-0 z-5 border-line border-b bg-page px-3 py-2.5 text-left align-top font-semibold max-md:static max-md:block max-md:border-0 max-md:px-4 max-md:pb-0 max-md:text-large"
      >
        <span className="break-words">{row.id}</span>
      </th>
      {columns.map((stage) => {
        const cell = row.cells[stage.id];
        const right = rightOf(columns, row, stage);
        return (
          <td
            key={stage.id}
            className={cx(
              'h-px border-line border-b border-l px-3 py-2 align-top max-md:block max-md:h-auto max-md:border-0 max-md:px-4 max-md:py-2.5',
              stage.production && 'bg-production-soft/35',
              !cell && 'max-md:hidden',
            )}
          >
            <p aria-hidden className="mb-1 text-muted text-small md:hidden">
              <EnvironmentName environment={stage} />
            </p>
            {cell ? (
              <BoardCell
                connection={connection}
                pipeline={pipeline}
                row={row.id}
                stage={stage}
                cell={cell}
                left={leftOf(columns, row, stage)}
                right={right}
                rightCell={right ? row.cells[right.id] : undefined}
              />
            ) : (
              <p className="text-muted text-small">No application of this row is placed here</p>
            )}
          </td>
        );
      })}
    </tr>
  );
});
