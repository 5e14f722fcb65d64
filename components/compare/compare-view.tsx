'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PlaceNote } from '@/components/freezes/place-note';
import { connectionsQuery } from '@/components/shell/queries';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import { aboutVendor } from '@/lib/vendors/manifest';
import { ChooseDirection } from './choose-direction';
import { ComparedList } from './compared-list';
import { DirectionBar } from './direction-bar';
import { comparisonQuery, environmentsQuery, soFarQuery } from './queries';
import { createTickStore } from './tick-store';
import { useTicksInAddress, writeTicks } from './ticks-in-address';
import { useAddress } from './use-address';

/** A comparison of which only rows are known as yet. */
const unfinished = { comparedAt: '', method: '', ignored: { count: null, fields: [] }, gaps: [] };

/** Two environments side by side. It owns the reading; what is seen and ticked is up to the list. */
export function CompareView({ connection }: { connection: string }) {
  const [store] = useState(createTickStore);
  const { address, query, change, hrefWith } = useAddress(store);
  useTicksInAddress(store, query);
  const say = useToast();

  const environments = useQuery(environmentsQuery(connection));
  const { data: connections } = useQuery(connectionsQuery);
  const vendor = connections?.items.find((one) => one.id === connection)?.vendor;
  const nouns = aboutVendor(vendor ?? '')?.nouns ?? {};

  const all = environments.data?.items ?? [];
  const source = all.find((one) => one.id === address.source) ?? null;
  const target = all.find((one) => one.id === address.target) ?? null;
  const ready = source !== null && target !== null && source.id !== target.id;
  const sides = { connection, source: address.source ?? '', target: address.target ?? '' };
  const asked = sides.source !== '' && sides.target !== '' && sides.source !== sides.target;
  // What the address asks for is read at once, beside the environments that say what it is called.
  const comparison = useQuery({ ...comparisonQuery(sides), enabled: asked && (ready || environments.isPending) });
  const { data: begun } = useQuery(soFarQuery(sides));

  const turn = (direction: { source: string | null; target: string | null }) => {
    const before = store.get();
    // The same tick means something else in the other direction: a new resource there is a deletion here.
    writeTicks(store);
    store.set(new Set());
    change({ ...direction, open: null }, 'push');
    if (before.size > 0) say('The direction changed, so nothing is ticked any more');
  };

  if (environments.isPending) return <Loading what="Reading the environments of this connection…" />;
  if (environments.isError) {
    return (
      <main id="main" className="p-4">
        <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />
      </main>
    );
  }
  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-sm:h-auto">
      <h1 className="sr-only">Compare {source && target ? `${source.name} with ${target.name}` : ''}</h1>
      <DirectionBar
        environments={all}
        source={source}
        target={target}
        onChange={turn}
        comparedAt={comparison.data?.comparedAt ?? null}
        refreshing={comparison.isFetching && !comparison.isPending}
        onRefresh={() => void comparison.refetch()}
        note={target && <PlaceNote connection={connection} environment={target} />}
      />
      {!ready ? (
        <ChooseDirection environments={all} onChoose={turn} />
      ) : comparison.isPending && !begun?.rows.length ? (
        <Loading what={`Reading ${source.name} and ${target.name}…`} rows={8} />
      ) : comparison.isError && !comparison.data ? (
        <div className="p-4">
          <ProblemNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
        </div>
      ) : (
        <>
          {comparison.isError && (
            <div className="border-line border-b px-4 py-2">
              <ProblemNotice
                error={comparison.error}
                advice="What you see below is what was read before."
                onRetry={() => void comparison.refetch()}
              />
            </div>
          )}
          <ComparedList
            connection={connection}
            comparison={comparison.data ?? { ...unfinished, source, target, rows: begun?.rows ?? [] }}
            reading={comparison.data ? null : (begun?.listed ?? 0)}
            nouns={nouns}
            store={store}
            address={address}
            change={change}
            hrefWith={hrefWith}
            limitation={target.writable ? null : (target.limitation ?? `${target.name} cannot be written`)}
          />
        </>
      )}
    </main>
  );
}
