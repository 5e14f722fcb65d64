'use client';

import { CircleEqual, SearchX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useListKeys } from '@/components/compare/list-keys';
import { ShortcutsDialog } from '@/components/compare/shortcuts-dialog';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ListHandle } from '@/components/ui/near-rows';
import { Notice } from '@/components/ui/notice';
import type { Board } from '@/lib/domain/pipeline';
import { type BoardFilter, countShows, filterRows } from './board-filter';
import { BoardFilterBar } from './board-filter-bar';
import { boardShortcuts } from './board-shortcuts';
import { BoardTable } from './board-table';
import { columnsOf } from './places';
import { useBoardFilter } from './use-filter';

/** The rows of a board, filtered as the address says. */
export function BoardList({ connection, board }: { connection: string; board: Board }) {
  const [filter, change] = useBoardFilter();
  const [help, setHelp] = useState(false);
  const table = useRef<ListHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const { rows: all, pipeline, gaps } = board;
  const columns = useMemo(() => columnsOf({ pipeline }), [pipeline]);
  const rows = useMemo(() => filterRows(all, filter), [all, filter]);
  const counts = useMemo(() => countShows(all, filter.text), [all, filter.text]);
  useListKeys({
    keys: useMemo(() => rows.map(({ id }) => id), [rows]),
    list: table,
    searchBox,
    more: {
      d: () => change({ shows: filter.shows.includes('differences') ? [] : ['differences'] }),
      '?': () => setHelp(true),
    },
  });
  return (
    <>
      {gaps.length > 0 && (
        <Notice tone="warning" className="rounded-none" title="Not everything could be seen">
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Notice>
      )}
      <BoardFilterBar
        filter={filter}
        counts={counts}
        searchBox={searchBox}
        onChange={change}
        onHelp={() => setHelp(true)}
      />
      {rows.length > 0 ? (
        <BoardTable connection={connection} pipeline={pipeline.id} columns={columns} rows={rows} handle={table} />
      ) : (
        <NothingToShow
          all={all.length}
          filter={filter}
          allEqual={counts.differences === 0}
          onClear={() => change({ text: '', shows: [] })}
        />
      )}
      <Footnote board={board} shown={rows.length} />
      <ShortcutsDialog open={help} shortcuts={boardShortcuts} onClose={() => setHelp(false)} />
    </>
  );
}

interface NothingToShowProps {
  all: number;
  filter: BoardFilter;
  allEqual: boolean;
  onClear: () => void;
}

function NothingToShow({ all, filter, allEqual, onClear }: NothingToShowProps) {
  const equal = allEqual && filter.text === '' && filter.shows.includes('differences');
  return (
    <div className="flex-1">
      <EmptyState
        icon={equal ? CircleEqual : SearchX}
        title={equal ? 'Every stage is in step with the one before it' : 'No row matches'}
        action={<Button onClick={onClear}>Show all {all} rows</Button>}
      >
        {equal
          ? 'What runs in each stage is what runs in the stage before it.'
          : 'Search for something else, or choose another filter.'}
      </EmptyState>
    </div>
  );
}

/** What is not on the board, and how much of it is. */
function Footnote({ board, shown }: { board: Board; shown: number }) {
  const previews = board.pipeline.stages.filter(({ preview }) => preview);
  return (
    <footer className="flex flex-wrap gap-x-4 border-line border-t px-4 py-1.5 text-muted text-small">
      <p role="status">
        {shown} of {board.rows.length} {board.rows.length === 1 ? 'row' : 'rows'}
      </p>
      {previews.map(({ id, name }) => (
        <p key={id}>
          {name} is not shown: its applications come and go with pull requests, and nothing is promoted into or out of
          it.
        </p>
      ))}
    </footer>
  );
}
