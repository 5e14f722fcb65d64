'use client';

import { useQuery } from '@tanstack/react-query';
import { Plug } from 'lucide-react';
import { connectionsQuery } from '@/components/shell/queries';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { hasManyGroups } from '@/lib/domain/environment';
import type { PlacedPolicy } from '@/lib/domain/policy';
import type { Connection } from '@/lib/endpoints/connections';
import { PlaceCard } from './place-card';
import { policiesQuery } from './queries';

/** What a change needs, by connection and environment, and what holds where nothing was said. */
export function PoliciesView() {
  const policies = useQuery(policiesQuery);
  const connections = useQuery(connectionsQuery);
  const error = policies.error ?? connections.error;
  return (
    <Page>
      <PageHeader title="Policies">
        What a change needs before it may run. The server enforces it, for whoever asks by whatever way.
      </PageHeader>
      {(policies.isPending || connections.isPending) && !error && <Loading what="Reading the policies…" rows={3} />}
      {error && (
        <ProblemNotice error={error} onRetry={() => void Promise.all([policies.refetch(), connections.refetch()])} />
      )}
      {connections.data?.items.length === 0 && (
        <EmptyState icon={Plug} title="No connection yet">
          Policies belong to the environments of a connection.
        </EmptyState>
      )}
      {policies.data &&
        connections.data?.items.map((connection) => (
          <ConnectionPolicies key={connection.id} connection={connection} all={policies.data.items} />
        ))}
    </Page>
  );
}

function ConnectionPolicies({ connection, all }: { connection: Connection; all: readonly PlacedPolicy[] }) {
  const { id, name, capabilities } = connection;
  const known = capabilities?.environments ?? [];
  const grouped = hasManyGroups(known);
  const forgotten = all.filter(
    (placed) =>
      placed.connection === id &&
      placed.environment !== null &&
      !known.some((environment) => environment.id === placed.environment),
  );
  return (
    <section aria-labelledby={`policies-${id}`} className="flex flex-col gap-3">
      <h2 id={`policies-${id}`} className="font-semibold text-large">
        {name}
      </h2>
      <ul className="overflow-hidden rounded-large border border-line">
        <PlaceCard connection={id} environment={null} all={all} />
        {known.map((environment) => (
          <PlaceCard
            key={environment.id}
            connection={id}
            environment={environment}
            group={grouped ? environment.group.name : null}
            all={all}
          />
        ))}
        {forgotten.map(({ environment }) => (
          <PlaceCard
            key={environment}
            connection={id}
            environment={{ id: environment ?? '', name: environment ?? '', production: false }}
            all={all}
          />
        ))}
      </ul>
      {!capabilities && (
        <p className="text-muted">Its environments are not known until the connection has been checked.</p>
      )}
    </section>
  );
}
