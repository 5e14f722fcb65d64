'use client';

import { Grid3x3 } from 'lucide-react';
import { useDeferredValue, useMemo, useRef } from 'react';
import { type Patch, turned } from '@/components/ui/address-query';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { grouped } from '@/components/ui/grouped';
import { SearchField } from '@/components/ui/search-field';
import { Difference, filterMatrix, flowMatrix } from '@/lib/domain/deployment-matrix';
import type { EnvironmentRef } from '@/lib/domain/environment';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { Address } from './address';
import { useFlowTicks } from './flow-ticks';
import { MatrixRows } from './matrix-rows';
import { PromoteBar } from './promote-bar';

interface MatrixTabProps {
  connection: string;
  all: readonly FlowDeployment[];
  environments: readonly EnvironmentRef[];
  complete: boolean;
  address: Address;
  change: (patch: Patch<Address>) => void;
}

const words: Record<Difference, string> = {
  version: 'Versions differ',
  state: 'Enabled in some only',
  missing: 'Missing somewhere',
};

/** Every flow beside every environment, and the way from one environment to the next. */
export function MatrixTab({ connection, all, environments, complete, address, change }: MatrixTabProps) {
  const searchBox = useRef<HTMLInputElement>(null);
  const { ticks, turn, clear } = useFlowTicks(connection);
  // The tick is drawn first; what is counted and offered because of it may follow.
  const picked = useDeferredValue(ticks);
  const rows = useMemo(() => flowMatrix(all, environments), [all, environments]);
  const { text, differences, source, target } = address;
  // Controls answer at once; the rows follow in slices between which the page stays alive.
  const view = useDeferredValue(address);
  const shown = useMemo(() => filterMatrix(rows, view.text, view.differences), [rows, view]);
  const hidden = useMemo(() => {
    const seen = new Set(shown.map(({ flow }) => flow.id));
    return rows.filter(({ flow }) => picked.has(flow.id) && !seen.has(flow.id)).length;
  }, [picked, rows, shown]);
  const showAll = () => change({ text: '', differences: [] });
  const turnDifference = (one: Difference) => change((now) => ({ differences: turned(now.differences, one) }));
  return (
    <>
      <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <SearchField
          label="Search flow by name or id"
          placeholder="Search flow or id"
          text={text}
          box={searchBox}
          onChange={(next) => change({ text: next })}
        />
        <fieldset className="flex flex-wrap items-center gap-1">
          <legend className="float-left mr-1 text-muted">Only differences:</legend>
          {Difference.options.map((one) => (
            <Chip
              key={one}
              label={words[one]}
              count={rows.filter((row) => row.differences.has(one)).length}
              on={differences.includes(one)}
              onToggle={() => turnDifference(one)}
            />
          ))}
        </fieldset>
        <p role="status" className="ml-auto text-muted tabular-nums">
          {grouped(shown.length)} of {grouped(rows.length)} flows
          {complete ? '' : ' read so far'}
        </p>
      </search>
      {!complete && (
        <p className="border-line border-b bg-warning-soft px-4 py-1 text-warning">
          Reading goes on: until it has ended, “not deployed” may only mean “not read yet”.
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={Grid3x3} title="No flow matches" action={<Button onClick={showAll}>Show all flows</Button>}>
          Flows that are deployed nowhere are not listed here.
        </EmptyState>
      ) : (
        <MatrixRows
          connection={connection}
          rows={shown}
          environments={environments}
          complete={complete}
          ticks={ticks}
          onTick={turn}
        />
      )}
      <PromoteBar
        connection={connection}
        environments={environments}
        flows={picked}
        hidden={hidden}
        onShowHidden={showAll}
        source={source}
        target={target}
        onChange={change}
        onClear={clear}
      />
    </>
  );
}
