'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { ChainCheck, ChainVerdict } from './chain-check';
import { ExportLinks } from './export-links';
import { auditQuery, filterOf, isFiltered } from './queries';

export function AuditView() {
  const params = useSearchParams();
  const record = /^\d{1,15}$/.test(params.get('record') ?? '') ? Number(params.get('record')) : null;
  const filter = filterOf(params);
  const query = useInfiniteQuery(auditQuery(filter, record));
  const records = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHeader
        title="Audit"
        actions={
          <>
            <ChainCheck />
            <ExportLinks filter={filter} />
          </>
        }
      >
        Who did what and when, refused attempts included. Each record carries the hash of the one before it.
      </PageHeader>
      <ChainVerdict />
      <AuditFilters records={records} />
      {record !== null && (
        <p role="status" className="text-muted">
          Record {record} and what came before it.
        </p>
      )}
      {query.isPending && <Loading what="Reading the audit trail…" />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && records.length === 0 && (
        <EmptyState icon={ScrollText} title="No record">
          {isFiltered(filter) ? 'Nothing matches this filter.' : 'Nothing has happened yet.'}
        </EmptyState>
      )}
      {records.length > 0 && <AuditTable key={record} records={records} opened={record} />}
      {query.hasNextPage && (
        <Button className="self-center" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older records
        </Button>
      )}
    </Page>
  );
}
