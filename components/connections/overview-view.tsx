'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History, Plug } from 'lucide-react';
import { ChangeTable } from '@/components/changes/change-table';
import { changesQuery } from '@/components/changes/queries';
import { pagesOf } from '@/components/shell/pages';
import { connectionsQuery } from '@/components/shell/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Connection } from '@/lib/endpoints/connections';
import { aboutVendor } from '@/lib/vendors/manifest';
import { EnvironmentChips } from './environment-chips';
import { Health } from './health';

const latest = 8;

/** Where to go on: what can be compared, and what was done last. */
export function OverviewView() {
  const connections = useQuery(connectionsQuery);
  const changes = useInfiniteQuery(changesQuery({ limit: latest }));
  const items = changes.data?.pages[0]?.items ?? [];
  return (
    <Page>
      <PageHeader title="Overview">Compare two environments, publish what you tick, and see the proof.</PageHeader>
      <section aria-labelledby="connections" className="flex flex-col gap-3">
        <h2 id="connections" className="font-semibold text-large">
          Connections
        </h2>
        {connections.isPending && <Loading what="Reading the connections…" rows={4} as="tiles" />}
        {connections.error && <ProblemNotice error={connections.error} onRetry={() => void connections.refetch()} />}
        {connections.data?.items.length === 0 && (
          <EmptyState
            icon={Plug}
            title="No connection yet"
            action={<ButtonLink href="/settings/connections">Go to connections</ButtonLink>}
          >
            An administrator adds the first one.
          </EmptyState>
        )}
        <ul className="grid gap-3 md:grid-cols-2">
          {connections.data?.items.map((connection) => (
            <ConnectionTile key={connection.id} connection={connection} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="latest" className="flex flex-col gap-3">
        <div className="flex items-baseline justify-between">
          <h2 id="latest" className="font-semibold text-large">
            Latest changes
          </h2>
          <Link href="/changes" className="font-medium text-accent hover:underline">
            All changes
          </Link>
        </div>
        {changes.isPending && <Loading what="Reading the latest changes…" rows={3} />}
        {changes.error && <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />}
        {changes.data && items.length === 0 && (
          <EmptyState icon={History} title="No change yet">
            What is published from here is listed here, with its proof.
          </EmptyState>
        )}
        {items.length > 0 && <ChangeTable changes={items} />}
      </section>
    </Page>
  );
}

function ConnectionTile({ connection }: { connection: Connection }) {
  const { name, vendor, capabilities } = connection;
  return (
    <li className="flex flex-col gap-3 rounded-large border border-line bg-raised p-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-semibold">{name}</h3>
          <p className="text-muted">{aboutVendor(vendor)?.label ?? vendor}</p>
        </div>
        <Health capabilities={capabilities} />
      </div>
      {capabilities && <EnvironmentChips environments={capabilities.environments} />}
      <div className="mt-auto flex flex-wrap gap-2">
        {pagesOf(connection).map(({ href, label }, index) => (
          <ButtonLink key={href} href={href} {...(index > 0 ? { tone: 'ghost' } : {})}>
            {label}
            <span className="sr-only"> {name}</span>
          </ButtonLink>
        ))}
      </div>
    </li>
  );
}
