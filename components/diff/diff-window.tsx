'use client';

import { memo, useLayoutEffect, useMemo } from 'react';
import DiffViewer, { LineNumberPrefix, type ReactDiffViewerProps } from 'react-diff-viewer-continued';
import { useNonce } from '@/components/shell/nonce';
import type { DiffRow } from '@/lib/domain/diff-rows';
import { diffStyles } from './diff-styles';
import { FoldContent, LineContent } from './line-content';
import { type DiffSubject, lineKey, partsOf } from './line-parts';
import { RowGutter } from './row-gutter';
import { readMark, windowText } from './window-text';

export interface DrawnRows {
  subject: DiffSubject;
  split: boolean;
  /** The difference that the reader has gone to. */
  current: number | null;
  inFull: ReadonlySet<string>;
  onOpenFold: (left: number) => void;
  onShowAll: (line: string) => void;
}

interface DiffWindowProps extends DrawnRows {
  rows: readonly DiffRow[];
  /** Called whenever the rows stand in the page, which the component does a moment after it was asked to. */
  onDrawn?: () => void;
}

type Gutter = NonNullable<ReactDiffViewerProps['renderGutter']>;

/** A few rows, drawn by the diff component as it comes; it is never given more than it can draw within a frame. */
export const DiffWindow = memo(function DiffWindow(props: DiffWindowProps) {
  const { subject, split, current, inFull, rows, onOpenFold, onShowAll, onDrawn } = props;
  const nonce = useNonce();
  const text = useMemo(() => windowText(rows), [rows]);
  const parts = useMemo(() => partsOf(subject, rows, inFull), [subject, rows, inFull]);

  const renderContent = (mark: string) => {
    const read = readMark(mark);
    const row = rows[read?.index ?? -1];
    if (!read || !row) return <span />;
    const content =
      row.kind === 'fold' ? (
        <FoldContent count={row.count} onOpen={() => onOpenFold(row.left)} />
      ) : (
        <LineContent
          parts={parts[read.index]?.[read.side === 'after' ? 'after' : 'before'] ?? []}
          onShowAll={() => onShowAll(lineKey(row))}
        />
      );
    if (read.index > 0 || !onDrawn) return content;
    return (
      <>
        {content}
        <Drawn rows={rows} onDrawn={onDrawn} />
      </>
    );
  };
  const renderGutter: Gutter = ({ value, prefix, styles }) => {
    const read = readMark(value);
    const row = rows[read?.index ?? -1] ?? null;
    return (
      <RowGutter
        row={row}
        side={read?.side ?? 'both'}
        column={split ? (prefix === LineNumberPrefix.LEFT ? 'left' : 'right') : 'both'}
        current={row?.kind === 'changed' && row.block === current}
        styles={styles}
      />
    );
  };
  return (
    <DiffViewer
      oldValue={text.before}
      newValue={text.after}
      splitView={split}
      styles={diffStyles}
      nonce={nonce}
      renderContent={renderContent}
      renderGutter={renderGutter}
      showDiffOnly={false}
      disableWordDiff
      disableWorker
      hideLineNumbers
      hideSummary
    />
  );
});

function Drawn({ rows, onDrawn }: { rows: readonly unknown[]; onDrawn: () => void }) {
  useLayoutEffect(() => {
    if (rows.length > 0) onDrawn();
  }, [rows, onDrawn]);
  return null;
}
