'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { Plus, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { environmentsQuery } from '@/components/compare/queries';
import { createTickStore } from '@/components/compare/tick-store';
import { useTicksInAddress } from '@/components/compare/ticks-in-address';
import { PlaceNotes } from '@/components/freezes/place-notes';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Environment } from '@/lib/domain/environment';
import { listHref } from './address';
import { Board } from './board';
import type { Reading } from './board-cell';
import { useGates } from './gates';
import { workflowsQuery } from './queries';
import { QuickNotices } from './quick-notices';
import { useQuickPatch } from './quick-patch';
import { useSame } from './same';
import { useListAddress } from './use-list-address';

/** Every workflow, with its environments beside each other. Each environment is read by itself, and shown as it comes. */
export function WorkflowsView({ connection }: { connection: string }) {
  const environments = useQuery(environmentsQuery(connection));
  if (environments.isPending) {
    return (
      <main id="main">
        <h1 className="sr-only">Workflows</h1>
        <Loading what="Reading the environments of this connection…" />
      </main>
    );
  }
  if (environments.isError) {
    return (
      <main id="main" className="p-4">
        <h1 className="sr-only">Workflows</h1>
        <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />
      </main>
    );
  }
  return <Lists connection={connection} environments={environments.data.items} />;
}

function Lists({ connection, environments }: { connection: string; environments: readonly Environment[] }) {
  const [store] = useState(createTickStore);
  const { address, query, change } = useListAddress(store);
  useTicksInAddress(store, query);
  const quick = useQuickPatch(connection);
  const readable = useMemo(() => environments.filter((one) => one.readable), [environments]);
  const gates = useGates(connection, readable);
  const places = readable.map((environment) => ({ connection, environment }));
  const queries = useQueries({
    queries: readable.map(({ id }) => workflowsQuery({ connection, environment: id })),
  });
  const answers = useSame(queries.map(({ data }) => data));
  const states = useSame(queries.map(({ data, error }): Reading => (data ? 'read' : error ? 'failed' : 'reading')));
  const lists = useMemo(
    () =>
      readable.flatMap(({ id: environment }, index) => {
        const answer = answers[index];
        return answer ? [{ environment, items: answer.items }] : [];
      }),
    [readable, answers],
  );
  const readings = useMemo(
    () => Object.fromEntries(readable.map(({ id }, index) => [id, states[index] ?? 'reading'])),
    [readable, states],
  );
  const gaps = [...new Set(answers.flatMap((answer) => answer?.gaps ?? []))];
  /** When the oldest of the lists was read. */
  const since = queries.length === 0 ? 0 : Math.min(...queries.map(({ dataUpdatedAt }) => dataUpdatedAt));
  const fetching = queries.some(({ isFetching }) => isFetching);
  const unread = environments.filter((one) => !one.readable);
  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-sm:h-auto">
      <header className="flex flex-wrap items-center gap-3 border-line border-b px-4 py-2">
        <h1 className="font-semibold text-large">Workflows</h1>
        <p className="mr-auto text-muted text-small">
          {since > 0 && (
            <>
              read <RelativeTime at={new Date(since).toISOString()} />
            </>
          )}
        </p>
        <Button
          pending={fetching}
          onClick={() => {
            for (const one of queries) void one.refetch();
          }}
        >
          {!fetching && <RefreshCw aria-hidden className="size-4" />} Read again
        </Button>
        <ButtonLink tone="primary" href={`${listHref(connection)}/new`}>
          <Plus aria-hidden className="size-4" /> New workflow
        </ButtonLink>
      </header>
      <PlaceNotes places={places} className="border-line border-b px-4 py-1" />
      {unread.map(({ id, name, limitation }) => (
        <Notice key={id} tone="warning" className="mx-4 my-2" title={`${name} is not shown`}>
          {limitation ?? 'No credential of this connection can read it.'}
        </Notice>
      ))}
      {queries.map(
        ({ error, refetch, data }, index) =>
          error && (
            <div key={readable[index]?.id} className="px-4 py-2">
              <ProblemNotice
                error={error}
                advice={`${readable[index]?.name ?? 'An environment'} could not be read${data ? '; what you see of it was read before' : ', so that nothing is known about it'}.`}
                onRetry={() => void refetch()}
              />
            </div>
          ),
      )}
      <QuickNotices quick={quick} />
      <Board {...{ connection, lists, readings, store, address, change, quick, gates }} environments={readable} />
      {gaps.length > 0 && <p className="border-line border-t px-4 py-1.5 text-muted text-small">{gaps.join(' ')}</p>}
    </main>
  );
}
