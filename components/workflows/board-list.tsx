'use client';

import type { CSSProperties, RefObject } from 'react';
import { NearList } from '@/components/ui/near-list';
import type { ListHandle } from '@/components/ui/near-rows';
import type { WorkflowRow } from '@/lib/domain/workflow-board';
import { BoardHead, type BoardHeadProps } from './board-head';
import { BoardRow, type BoardRowProps } from './board-row';

type Shared = Omit<BoardRowProps, 'row'>;

interface BoardListProps extends Shared, Pick<BoardHeadProps, 'sort' | 'reverse' | 'onSort' | 'notes'> {
  rows: readonly WorkflowRow[];
  handle: RefObject<ListHandle | null>;
}

/** The columns as custom properties, so that one element of the page says them and no row does. */
function columnsFor(environments: number): CSSProperties & Record<'--columns' | '--least', string> {
  return {
    '--columns': `minmax(18rem,1.2fr) repeat(${environments},minmax(15rem,1fr))`,
    '--least': `${20 + environments * 16}rem`,
  };
}

export function BoardList({ rows, handle, sort, reverse, onSort, notes, ...shared }: BoardListProps) {
  return (
    <NearList
      label="Workflows"
      rows={rows}
      keyOf={keyOf}
      height={usual}
      overscan={3}
      handle={handle}
      style={columnsFor(shared.shown.length)}
      innerClassName="sm:min-w-(--least)"
      head={<BoardHead sort={sort} reverse={reverse} onSort={onSort} notes={notes} shown={shared.shown} />}
      headHeight={44}
    >
      {(row) => <BoardRow row={row} {...shared} />}
    </NearList>
  );
}

const keyOf = ({ id }: WorkflowRow) => id;
const usual = () => 86;
