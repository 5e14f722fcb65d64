'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-select';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { ChangeStatus } from '@/lib/domain/change';
import { ChangeTable } from './change-table';
import { changesQuery } from './queries';
import { statusLooks } from './status-badge';

/** Everything that was ever to be done, failed and refused runs included. */
export function ChangesView() {
  const params = useSearchParams();
  const connection = params.get('connection') ?? undefined;
  const status = ChangeStatus.safeParse(params.get('status')).data;
  const query = useInfiniteQuery(changesQuery({ connection, status }));
  const { data: connections } = useQuery(connectionsQuery);
  const changes = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHeader
        title="Changes"
        actions={
          <>
            <FilterSelect
              name="connection"
              label="Connection"
              all="All connections"
              options={(connections?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
            <FilterSelect
              name="status"
              label="Status"
              all="Every status"
              options={ChangeStatus.options.map((value) => ({ value, label: statusLooks[value].word }))}
            />
          </>
        }
      />
      {query.isPending && <Loading what="Reading the changes…" />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && changes.length === 0 && (
        <EmptyState icon={History} title={connection || status ? 'No change matches' : 'No change yet'}>
          {connection || status
            ? 'Choose another connection or status.'
            : 'Compare two environments, tick what shall go across, and publish it: it will be listed here.'}
        </EmptyState>
      )}
      {changes.length > 0 && <ChangeTable changes={changes} />}
      {query.hasNextPage && (
        <Button className="self-center" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older changes
        </Button>
      )}
    </Page>
  );
}
