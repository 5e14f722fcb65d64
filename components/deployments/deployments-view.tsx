'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { environmentsQuery } from '@/components/compare/queries';
import { createTickStore } from '@/components/compare/tick-store';
import { PlaceNotes } from '@/components/freezes/place-notes';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { columnsOf } from '@/lib/domain/deployment-matrix';
import { pathsOf } from './address';
import { BulkNotice } from './bulk-notice';
import { BulkPanel } from './bulk-panel';
import { useBulkRunning } from './bulk-running';
import { useEveryPage } from './every-page';
import { ListTab } from './list-tab';
import { MatrixTab } from './matrix-tab';
import { deploymentPages } from './queries';
import { ReadingNote, ReadingProblem } from './reading-note';
import { createRowStatuses } from './row-status';
import { useSteadyOrder } from './steady-order';
import { Tabs } from './tabs';
import { useAddress, useTicksInHash } from './use-address';

/** Every deployment of an account, as a list with switches or as a matrix. It owns the reading. */
export function DeploymentsView({ connection }: { connection: string }) {
  const [ticks] = useState(createTickStore);
  const [statuses] = useState(createRowStatuses);
  const { address, change, hrefWith } = useAddress(ticks);
  useTicksInHash(ticks);
  const { sort } = address;
  const [readAs, setReadAs] = useState(sort);
  const reading = useEveryPage(useMemo(() => deploymentPages(connection, readAs), [connection, readAs]));
  // The vendor sorts what is still to come; what is there already is sorted here.
  if (readAs !== sort && !reading.complete && reading.error === null) setReadAs(sort);
  const ordered = useSteadyOrder(reading, readAs, sort);
  const { data: known } = useQuery(environmentsQuery(connection));
  const environments = useMemo(() => columnsOf(known?.items ?? [], ordered), [known, ordered]);
  const leaveBulk = useCallback(() => change({ bulk: null }, 'push'), [change]);
  const bulk = useBulkRunning(connection, ticks, statuses);
  const paths = pathsOf(connection);
  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-sm:h-auto">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <h1 className="font-semibold text-large">Deployments</h1>
        <Tabs tab={address.tab} hrefWith={hrefWith} onTab={(tab) => change({ tab, bulk: null, open: null }, 'push')} />
        <ReadingNote reading={reading} what="deployments" />
        <ButtonLink className="ml-auto" href={paths.create({})}>
          <Plus aria-hidden className="size-4" /> Deploy a version
        </ButtonLink>
      </header>
      <PlaceNotes
        places={(known?.items ?? []).map((environment) => ({ connection, environment }))}
        className="border-line border-b px-4 py-1"
      />
      <ReadingProblem reading={reading} what="deployments" />
      {bulk.run && <BulkNotice run={bulk.run} onDismiss={bulk.dismiss} />}
      {ordered.length === 0 && !reading.complete ? (
        reading.error === null && <Loading what="Reading the deployments…" rows={10} />
      ) : ordered.length === 0 ? (
        <EmptyState
          icon={Plus}
          title="Nothing is deployed"
          action={<ButtonLink href={paths.create({})}>Deploy a version</ButtonLink>}
        >
          No version of any flow is deployed to any environment that you may see.
        </EmptyState>
      ) : address.tab === 'matrix' ? (
        <MatrixTab
          connection={connection}
          all={ordered}
          environments={environments}
          complete={reading.complete}
          {...{ address, change }}
        />
      ) : address.bulk ? (
        <BulkPanel
          key={address.bulk}
          connection={connection}
          way={address.bulk}
          all={ordered}
          complete={reading.complete}
          ticks={ticks}
          onLeave={leaveBulk}
          onStart={(way, batches, reason) => {
            void bulk.start(way, batches, reason);
            leaveBulk();
          }}
        />
      ) : (
        <ListTab
          connection={connection}
          all={ordered}
          environments={environments}
          reading={reading}
          ticks={ticks}
          statuses={statuses}
          {...{ address, change, hrefWith }}
        />
      )}
    </main>
  );
}
