'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type TickStore, useTicks } from '@/components/compare/tick-store';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import type { DeploymentSort, DeploymentSortKey } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { setMany } from '@/lib/domain/selection';
import { columns } from './columns';

interface RowCaptionsProps {
  sort: DeploymentSort;
  onSort: (sort: DeploymentSort) => void;
  /** What is shown, and so what the box over all of them ticks. */
  rows: readonly FlowDeployment[];
  ticks: TickStore;
}

/** What stands in the columns; those that the vendor sorts by can be pressed. On a narrow page only the box is left. */
export function RowCaptions({ sort, onSort, rows, ticks }: RowCaptionsProps) {
  const by = (key: DeploymentSortKey, word: string) => (
    <SortButton word={word} sort={sort} sortKey={key} onSort={onSort} />
  );
  return (
    <div className="@container flex gap-3 border-line border-b bg-panel px-4 py-1.5 text-muted text-small">
      <TickAll rows={rows} ticks={ticks} />
      <div className={cx('grid min-w-0 flex-1 grid-cols-[auto_auto_1fr] gap-x-4', columns)}>
        <span className="flex gap-3">
          {by('flow_name', 'Flow')}
          {by('flow_version_iteration', 'Version')}
        </span>
        <span className="hidden @5xl:inline">Environment</span>
        <span className="hidden @5xl:inline">Priority</span>
        <span className="hidden @5xl:inline">State</span>
        <span className="flex gap-3">
          {by('enabled_at', 'Enabled')}
          {by('created_at', 'Created')}
        </span>
        <span className="hidden @5xl:inline">Package</span>
        <span className="hidden text-right @5xl:inline">On</span>
      </div>
    </div>
  );
}

function TickAll({ rows, ticks: store }: Pick<RowCaptionsProps, 'rows' | 'ticks'>) {
  const ticks = useTicks(store);
  const count = rows.filter(({ id }) => ticks.has(id)).length;
  const state = count === 0 ? 'none' : count === rows.length ? 'all' : 'some';
  const turn = () =>
    store.set(
      setMany(
        ticks,
        rows.map(({ id }) => id),
        state !== 'all',
      ),
    );
  return (
    <Checkbox
      state={state}
      aria-label={`Tick all ${rows.length} that are shown`}
      className="mt-0.5"
      onChange={turn}
      disabled={rows.length === 0}
    />
  );
}

interface SortButtonProps {
  word: string;
  sort: DeploymentSort;
  sortKey: DeploymentSortKey;
  onSort: (sort: DeploymentSort) => void;
}

function SortButton({ word, sort, sortKey, onSort }: SortButtonProps) {
  const on = sort === sortKey || sort === `-${sortKey}`;
  const down = sort.startsWith('-');
  const Icon = on ? (down ? ArrowDown : ArrowUp) : ChevronsUpDown;
  const now = on ? (down ? ', now descending' : ', now ascending') : '';
  return (
    <button
      type="button"
      aria-label={`Sort by ${word.toLowerCase()}${now}`}
      onClick={() => onSort(on && !down ? `-${sortKey}` : sortKey)}
      className={cx('inline-flex items-center gap-0.5 rounded-small hover:text-ink', on && 'font-semibold text-ink')}
    >
      {word}
      <Icon aria-hidden className="size-3" />
    </button>
  );
}
