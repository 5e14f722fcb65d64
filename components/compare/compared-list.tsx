'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ResourcePane } from '@/components/diff/resource-pane';
import { useRefusal } from '@/components/shell/permissions';
import { type Patch, turned } from '@/components/ui/address-query';
import { cx } from '@/components/ui/cx';
import type { ListHandle } from '@/components/ui/near-rows';
import { countStates, type Entry, entriesOf, type Filter, groupsOf } from '@/lib/domain/filter';
import { parseKey } from '@/lib/domain/resource';
import { isTickable, keyOf } from '@/lib/domain/selection';
import type { Comparison } from '@/lib/endpoints/compare';
import type { Address } from './address';
import { ComparisonFootnote, ComparisonNotices } from './comparison-notices';
import { FilterBar } from './filter-bar';
import { useListKeys } from './list-keys';
import { NothingToShow } from './nothing-to-show';
import { RowList } from './row-list';
import { useSettledTicks } from './settled-ticks';
import { ShortcutsDialog } from './shortcuts-dialog';
import { StillReading } from './still-reading';
import { TickBar } from './tick-bar';
import { TickOpen } from './tick-open';
import type { TickStore } from './tick-store';
import { useTicking } from './ticking';
import type { Nouns } from './words';

interface ComparedListProps {
  connection: string;
  comparison: Comparison;
  /** How many resources there are to be read, while they are; null when the comparison is whole. */
  reading: number | null;
  nouns: Nouns;
  store: TickStore;
  address: Address;
  change: (patch: Patch<Address>, how?: 'push' | 'replace') => void;
  hrefWith: (patch: Partial<Address>) => string;
  /** Why the target cannot be written by this connection, or null. */
  limitation: string | null;
}

/** The rows, what is ticked of them, and the one that is open. */
export function ComparedList(props: ComparedListProps) {
  const { connection, comparison, reading, nouns, store, address, change, hrefWith, limitation } = props;
  const { rows, source, target } = comparison;
  const list = useRef<ListHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const dropped = useSettledTicks(store, reading === null ? comparison.rows : null);
  const refusal = useRefusal('change:plan', { connection, environment: target.id });

  const canAdd = useCallback((key: string) => rows.some((row) => keyOf(row) === key && isTickable(row)), [rows]);
  const types = useMemo(() => [...new Set(rows.map((row) => row.type))].sort(), [rows]);
  const filter = useMemo<Filter>(
    () => ({ text: address.text, states: address.states, types: address.types }),
    [address.text, address.states, address.types],
  );
  const groups = useMemo(() => groupsOf(rows, filter, Object.keys(nouns)), [rows, filter, nouns]);
  const entries = useMemo(() => entriesOf(groups, filter, new Set(address.turned)), [groups, filter, address.turned]);
  const counts = useMemo(() => countStates(rows, filter), [rows, filter]);
  const visible = useMemo(() => groups.flatMap((group) => group.rows), [groups]);

  const latest = useRef<readonly Entry[]>(entries);
  useEffect(() => {
    latest.current = entries;
  }, [entries]);
  const ticking = useTicking(store, latest);
  const hrefOf = useCallback((key: string) => hrefWith({ open: key }), [hrefWith]);
  const onOpen = useCallback((key: string) => change({ open: key }, 'push'), [change]);
  const close = useCallback(() => {
    const index = latest.current.findIndex((entry) => entry.key === address.open);
    change({ open: null }, 'push');
    if (index >= 0) list.current?.focus(index);
  }, [change, address.open]);
  const onFold = useCallback((key: string) => change((now) => ({ turned: turned(now.turned, key) })), [change]);
  const showHelp = useCallback(() => setHelp(true), []);
  const openKey = address.open ?? '';
  const tickIfPossible = (key: string, range: boolean) => {
    const entry = entries.find((one) => one.key === key);
    if (entry?.kind === 'row' && isTickable(entry.row)) ticking.onTick(key, range);
  };
  useListKeys({
    keys: useMemo(() => entries.map(({ key }) => key), [entries]),
    list,
    searchBox,
    open: address.open,
    onTick: tickIfPossible,
    more: { x: () => tickIfPossible(openKey, false), Escape: () => address.open && close(), '?': showHelp },
  });

  const opened = parseKey(openKey);
  const clearFilter = () => change({ text: '', states: [], types: [] });
  return (
    <>
      {reading === null && (
        <ComparisonNotices
          key={comparison.comparedAt}
          comparison={comparison}
          onShowUnknown={() => change({ states: ['unknown'] })}
          {...dropped}
        />
      )}
      <FilterBar
        filter={filter}
        counts={counts}
        types={types}
        nouns={nouns}
        searchBox={searchBox}
        onChange={change}
        onHelp={showHelp}
      />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section
          aria-label="Resources"
          className={cx(
            'flex min-h-0 min-w-0 flex-col',
            opened
              ? 'max-lg:h-[45dvh] lg:w-[26rem] lg:border-line lg:border-r xl:w-[30rem]'
              : 'flex-1 max-sm:h-[70dvh] max-sm:flex-none',
          )}
        >
          {reading !== null && <StillReading read={rows.length} of={reading} />}
          {entries.length === 0 ? (
            <div className="flex-1">
              <NothingToShow
                comparison={comparison}
                reading={reading !== null}
                filtered={address.text !== '' || address.states.length > 0 || address.types.length > 0}
                onClearFilter={clearFilter}
              />
            </div>
          ) : (
            <RowList
              entries={entries}
              open={address.open}
              hrefOf={hrefOf}
              onFold={onFold}
              onOpen={onOpen}
              canAdd={canAdd}
              {...ticking}
              store={store}
              nouns={nouns}
              source={source.name}
              target={target.name}
              reading={reading !== null}
              handle={list}
            />
          )}
          {reading === null && <ComparisonFootnote comparison={comparison} />}
        </section>
        {opened && (
          <ResourcePane
            key={openKey}
            connection={connection}
            source={source}
            target={target}
            resource={opened}
            nouns={nouns}
            view={address.view}
            onView={(view) => change({ view })}
            onClose={close}
            tick={
              <TickOpen
                rowKey={openKey}
                row={rows.find((row) => keyOf(row) === openKey)}
                store={store}
                onTick={ticking.onTick}
              />
            }
          />
        )}
      </div>
      {/* Counted over half of the rows, ticks from the address would look like fewer than they are. */}
      {reading === null && (
        <TickBar
          store={store}
          rows={rows}
          visible={visible}
          target={target}
          refusal={limitation ?? refusal}
          reviewHref={`/c/${connection}/compare/review?${new URLSearchParams({ source: source.id, target: target.id })}`}
          onShowHidden={clearFilter}
        />
      )}
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </>
  );
}
