'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ScrollText, X } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-select';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AuditTable } from './audit-table';
import { auditQuery } from './queries';

export function AuditView() {
  const params = useSearchParams();
  const filter = { connection: params.get('connection') ?? undefined, subject: params.get('subject') ?? undefined };
  const query = useInfiniteQuery(auditQuery(filter));
  const { data: connections } = useQuery(connectionsQuery);
  const records = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHeader
        title="Audit"
        actions={
          <>
            {filter.subject && (
              <ButtonLink tone="ghost" href="/audit">
                <X aria-hidden className="size-4" /> Only <code>{filter.subject}</code>
              </ButtonLink>
            )}
            <FilterSelect
              name="connection"
              label="Connection"
              all="All connections"
              options={(connections?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        }
      >
        Who did what and when, refused attempts included. Each record carries the hash of the one before it.
      </PageHeader>
      {query.isPending && <Loading what="Reading the audit trail…" />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && records.length === 0 && (
        <EmptyState icon={ScrollText} title="No record">
          {filter.connection || filter.subject ? 'Nothing matches this filter.' : 'Nothing has happened yet.'}
        </EmptyState>
      )}
      {records.length > 0 && <AuditTable records={records} />}
      {query.hasNextPage && (
        <Button className="self-center" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older records
        </Button>
      )}
    </Page>
  );
}
