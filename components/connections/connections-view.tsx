'use client';

import { useQuery } from '@tanstack/react-query';
import { Plug, Plus } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { ConnectionCard } from './connection-card';

export function ConnectionsView() {
  const query = useQuery(connectionsQuery);
  const refusal = useRefusal('connection:write');
  const connections = query.data?.items ?? [];
  const add = refusal ? (
    <Button tone="primary" because={refusal}>
      <Plus aria-hidden className="size-4" /> Add connection
    </Button>
  ) : (
    <ButtonLink tone="primary" href="/settings/connections/new">
      <Plus aria-hidden className="size-4" /> Add connection
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title="Connections" actions={add}>
        One connection is one account at one vendor. Credentials are sealed when they are stored and never shown again.
      </PageHeader>
      {query.isPending && <Loading what="Reading the connections…" rows={3} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && connections.length === 0 && (
        <EmptyState icon={Plug} title="No connection yet">
          Add one to compare its environments. It takes an address and a key.
        </EmptyState>
      )}
      {connections.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
    </Page>
  );
}
