'use client';

import { FilterX, Workflow } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useListKeys } from '@/components/compare/list-keys';
import type { TickStore } from '@/components/compare/tick-store';
import type { Patch } from '@/components/ui/address-query';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { grouped } from '@/components/ui/grouped';
import { Loading } from '@/components/ui/loading';
import type { ListHandle } from '@/components/ui/near-rows';
import type { Environment } from '@/lib/domain/environment';
import { setMany } from '@/lib/domain/selection';
import {
  facetsOf,
  filterWorkflows,
  joinWorkflows,
  sortWorkflows,
  type WorkflowList,
} from '@/lib/domain/workflow-board';
import { type ListAddress, tickOf } from './address';
import { BoardBar } from './board-bar';
import type { Reading } from './board-cell';
import { BoardFilter, noFilter } from './board-filter';
import { BoardList } from './board-list';
import { useFollow } from './follow';
import type { Gates } from './gates';
import type { QuickPatch } from './quick-patch';

interface BoardProps {
  connection: string;
  environments: readonly Environment[];
  lists: readonly WorkflowList[];
  readings: Readonly<Record<string, Reading>>;
  store: TickStore;
  address: ListAddress;
  change: (patch: Patch<ListAddress>) => void;
  quick: QuickPatch;
  gates: Gates;
}

/** The rows of all lists that came so far, filtered and sorted as the address has it. */
export function Board(props: BoardProps) {
  const { connection, environments, readings, store, address, quick, gates } = props;
  // Controls answer at once; the rows follow in slices between which the page stays alive.
  const lists = useDeferredValue(props.lists);
  const view = useDeferredValue(address);
  const list = useRef<ListHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const change = (patch: Patch<ListAddress>) => {
    list.current?.toTop();
    props.change(patch);
  };
  const shown = useMemo(() => {
    const chosen = environments.filter(({ id }) => view.environments.includes(id));
    return chosen.length > 0 ? chosen : environments;
  }, [environments, view.environments]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const all = useMemo(() => joinWorkflows(lists), [lists]);
  const facets = useMemo(() => facetsOf(all), [all]);
  const here = useMemo(() => all.filter(({ cells }) => ids.some((id) => cells[id])), [all, ids]);
  const { text, tag, status, sort, reverse } = view;
  const rows = useMemo(
    () => sortWorkflows(filterWorkflows(here, { text, tag, status }, ids), sort, reverse, ids),
    [here, text, tag, status, sort, reverse, ids],
  );
  const keys = useMemo(() => rows.map(({ id }) => tickOf(id)), [rows]);
  const onFollow = useFollow();
  const onTick = useRangeTick(store, keys);
  useListKeys({ keys, list, searchBox, onTick });

  const reading = ids.some((id) => readings[id] === 'reading');
  const failed = ids.filter((id) => readings[id] === 'failed').length;
  const notes = useMemo(() => notesOf(ids, lists, readings), [ids, lists, readings]);
  return (
    <>
      <BoardFilter
        address={address}
        environments={environments}
        {...facets}
        searchBox={searchBox}
        count={
          reading && rows.length === 0
            ? 'Reading…'
            : `${rows.length === here.length ? '' : `${grouped(rows.length)} of `}${grouped(here.length)} ${here.length === 1 ? 'workflow' : 'workflows'}${reading ? ', reading…' : ''}`
        }
        onChange={change}
      />
      <section aria-label="All workflows" className="flex min-h-0 flex-1 flex-col max-sm:h-[70dvh]">
        {rows.length > 0 ? (
          <BoardList
            {...{
              connection,
              rows,
              shown,
              environments,
              readings,
              store,
              quick,
              gates,
              onTick,
              onFollow,
              notes,
              sort,
              reverse,
            }}
            handle={list}
            onSort={(next) => change(next === sort ? { reverse: !reverse } : { sort: next, reverse: false })}
          />
        ) : reading ? (
          <Loading what="Reading the workflows…" rows={8} />
        ) : (
          <Nothing
            filtered={here.length > 0}
            failed={failed === ids.length}
            partly={failed > 0}
            onClear={() => change(noFilter)}
          />
        )}
      </section>
      <BoardBar
        {...{ connection, store, rows: here, visible: rows, shown, environments }}
        onShowHidden={() => change(noFilter)}
      />
    </>
  );
}

function notesOf(ids: readonly string[], lists: readonly WorkflowList[], readings: BoardProps['readings']) {
  return Object.fromEntries(
    ids.map((id) => {
      const found = lists.find(({ environment }) => environment === id);
      if (found) return [id, grouped(found.items.length)];
      return [id, readings[id] === 'failed' ? 'not read' : 'reading…'];
    }),
  );
}

/** Ticks one, or with Shift everything from the last one to it. */
function useRangeTick(store: TickStore, keys: readonly string[]) {
  const last = useRef<string | null>(null);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  }, [keys]);
  return useCallback(
    (tick: string, range: boolean) => {
      const ticked = !store.get().has(tick);
      const [from, to] = [latest.current.indexOf(last.current ?? ''), latest.current.indexOf(tick)];
      const wide = range && from >= 0 && to >= 0;
      const chosen = wide ? latest.current.slice(Math.min(from, to), Math.max(from, to) + 1) : [tick];
      store.set(setMany(store.get(), chosen, ticked));
      last.current = tick;
    },
    [store],
  );
}

interface NothingProps {
  filtered: boolean;
  failed: boolean;
  partly: boolean;
  onClear: () => void;
}

function Nothing({ filtered, failed, partly, onClear }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches your filter"
        action={<Button onClick={onClear}>Clear filter</Button>}
      />
    );
  }
  if (failed) return null;
  return (
    <EmptyState icon={Workflow} title="No workflow">
      {partly
        ? 'None where it could be seen; the notice above says what could not be read.'
        : 'The environments that are shown hold none. Create the first one, or sync one from another environment.'}
    </EmptyState>
  );
}
