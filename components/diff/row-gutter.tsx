import type { ReactDiffViewerStyles } from 'react-diff-viewer-continued';
import { cx } from '@/components/ui/cx';
import type { DiffRow } from '@/lib/domain/diff-rows';
import type { Side } from './window-text';

interface RowGutterProps {
  row: DiffRow | null;
  side: Side;
  /** Which of the two numbers an equal line has in this column; both in a unified view. */
  column: 'left' | 'right' | 'both';
  current: boolean;
  styles: ReactDiffViewerStyles;
}

/** The line numbers of the whole text: the component itself sees only one window of it. */
export function RowGutter({ row, side, column, current, styles }: RowGutterProps) {
  const left = row && row.kind !== 'fold' && side !== 'after' && column !== 'right' ? row.left + 1 : null;
  const right = row?.kind !== 'fold' && row && side !== 'before' && column !== 'left' ? row.right + 1 : null;
  return (
    <td
      className={cx(
        styles.gutter,
        row === null && styles.emptyGutter,
        row !== null && side === 'before' && styles.diffRemoved,
        row !== null && side === 'after' && styles.diffAdded,
      )}
      data-block={row?.kind === 'changed' && row.first ? row.block : undefined}
      data-current={current ? '' : undefined}
    >
      {column === 'both' ? (
        <>
          {left} {right}
        </>
      ) : (
        (left ?? right)
      )}
    </td>
  );
}
