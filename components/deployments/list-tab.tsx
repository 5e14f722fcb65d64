'use client';

import { SearchX } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useListKeys } from '@/components/compare/list-keys';
import { type Shortcuts, ShortcutsDialog } from '@/components/compare/shortcuts-dialog';
import type { TickStore } from '@/components/compare/tick-store';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import type { ListHandle } from '@/components/ui/near-rows';
import { choicesIn, countDeployments, filterDeployments } from '@/lib/domain/deployment-filter';
import type { EnvironmentRef } from '@/lib/domain/environment';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { setMany } from '@/lib/domain/selection';
import { type Address, filterKey, unfiltered } from './address';
import { BulkBar } from './bulk-bar';
import { DeploymentRows } from './deployment-rows';
import { DetailsPane } from './details-pane';
import type { Reading } from './every-page';
import { FilterBar } from './filter-bar';
import { useRereading } from './rereading';
import { RowCaptions } from './row-captions';
import { type RowStatuses, useTouched } from './row-status';
import { useTicking } from './ticking';
import { useToggling } from './toggling';

interface ListTabProps {
  connection: string;
  all: readonly FlowDeployment[];
  environments: readonly EnvironmentRef[];
  reading: Reading<FlowDeployment>;
  ticks: TickStore;
  statuses: RowStatuses;
  address: Address;
  change: (patch: Partial<Address>, how?: 'push' | 'replace') => void;
  hrefWith: (patch: Partial<Address>) => string;
}

/** The rows, what is ticked of them, and the one that is open. */
export function ListTab(props: ListTabProps) {
  const { connection, all, environments, reading, ticks, statuses, address, change, hrefWith } = props;
  const list = useRef<ListHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const pinned = usePinned(statuses, filterKey(address));
  const rows = useMemo(() => filterDeployments(all, address, pinned), [all, address, pinned]);
  const counts = useMemo(() => countDeployments(all, address), [all, address]);
  const packages = useMemo(() => choicesIn(all, (one) => one.package), [all]);
  const { toggle, undoLast } = useToggling(connection, statuses);
  const reread = useRereading(connection);
  const onTick = useTicking(ticks, rows);

  const hrefOf = useCallback((id: string) => hrefWith({ open: id }), [hrefWith]);
  const onOpen = useCallback((id: string) => change({ open: id }, 'push'), [change]);
  const { open } = address;
  const close = useCallback(() => {
    change({ open: null }, 'push');
    const index = rows.findIndex(({ id }) => id === open);
    if (index >= 0) list.current?.focus(index);
  }, [change, rows, open]);
  const onReread = useCallback(
    async (one: FlowDeployment) => {
      const fresh = await reread(one);
      if (fresh.read && fresh.now) statuses.set([one.id], { kind: 'told', message: 'Read again just now.' });
      else if (fresh.read) statuses.set([one.id], { kind: 'gone', message: 'It is not deployed any more.' });
    },
    [reread, statuses],
  );
  const showHelp = useCallback(() => setHelp(true), []);
  useListKeys({
    keys: useMemo(() => rows.map(({ id }) => id), [rows]),
    list,
    searchBox,
    open,
    onTick,
    more: { u: undoLast, Escape: () => open && close(), '?': showHelp },
  });

  const opened = all.find(({ id }) => id === open) ?? null;
  return (
    <>
      <FilterBar
        filter={address}
        counts={counts}
        environments={environments}
        packages={packages}
        flow={all.find(({ flow }) => flow.id === address.flow)?.flow.name ?? null}
        searchBox={searchBox}
        onChange={change}
        onHelp={showHelp}
      />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section
          aria-label="Deployments"
          className={cx(
            'flex min-h-0 min-w-0 flex-1 flex-col',
            open ? 'max-lg:h-[45dvh] max-lg:flex-none' : 'max-sm:h-[70dvh] max-sm:flex-none',
          )}
        >
          <RowCaptions sort={address.sort} onSort={(sort) => change({ sort })} rows={rows} ticks={ticks} />
          {rows.length === 0 ? (
            <EmptyState
              icon={SearchX}
              title={reading.complete ? 'No deployment matches' : 'None of those read so far matches'}
              action={<Button onClick={() => change(unfiltered)}>Clear the filter</Button>}
            >
              {reading.complete
                ? 'A flow that is not deployed to an environment has no row here: the matrix shows where flows are missing.'
                : 'Reading goes on; matching deployments come in as they are read.'}
            </EmptyState>
          ) : (
            <DeploymentRows
              connection={connection}
              rows={rows}
              open={open}
              hrefOf={hrefOf}
              ticks={ticks}
              statuses={statuses}
              onTick={onTick}
              onOpen={onOpen}
              onToggle={toggle}
              onReread={onReread}
              handle={list}
            />
          )}
        </section>
        {open !== null && (
          <DetailsPane
            key={open}
            connection={connection}
            id={open}
            opened={opened}
            all={all}
            reading={reading}
            onClose={close}
          />
        )}
      </div>
      <BulkBar
        all={all}
        shown={rows}
        ticks={ticks}
        complete={reading.complete}
        onBulk={(bulk) => change({ bulk, open: null }, 'push')}
        onShowHidden={() => change(unfiltered)}
        onClear={() => ticks.set(setMany(ticks.get(), ticks.get(), false))}
      />
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} shortcuts={shortcuts} />
    </>
  );
}

const shortcuts: Shortcuts = [
  [['j', '↓'], 'Next row'],
  [['k', '↑'], 'Previous row'],
  [['Space'], 'Tick or untick the row'],
  [['Shift', 'Space'], 'Tick everything from the last ticked row to this one'],
  [['Enter'], 'Open the row'],
  [['u'], 'Undo the last switch, for ten seconds'],
  [['Esc'], 'Close the open row'],
  [['/'], 'Search'],
  [['?'], 'This help'],
];

/** The rows that were touched under the filter that holds now: they stay, even if they no longer match. */
function usePinned(statuses: RowStatuses, filter: string): ReadonlySet<string> {
  const touched = useTouched(statuses);
  const [start, setStart] = useState({ filter, before: touched });
  if (start.filter !== filter) setStart({ filter, before: touched });
  const { before } = start;
  return useMemo(() => new Set([...touched].filter((id) => !before.has(id))), [touched, before]);
}
