'use client';

import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { ChangeTable } from '@/components/changes/change-table';
import { PlaceNotes } from '@/components/freezes/place-notes';
import { useMaySomewhere } from '@/components/shell/permissions';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { ChangeSummary } from '@/lib/endpoints/changes';
import { waitingQuery } from './queries';

/** What waits for a decision of the one who looks. */
export function InboxView() {
  const mayDecide = useMaySomewhere('change:decide');
  const query = useQuery({ ...waitingQuery, enabled: mayDecide });
  const changes = query.data?.items ?? [];
  return (
    <Page>
      <PageHeader
        title="Approvals"
        actions={<ButtonLink href="/changes?status=awaiting_approval">All that wait for approval</ButtonLink>}
      >
        What waits for your decision. Your own changes are not among it: nobody approves their own.
      </PageHeader>
      {!mayDecide && (
        <EmptyState icon={Inbox} title="Nothing is asked of you">
          Your role does not decide on changes.
        </EmptyState>
      )}
      {mayDecide && query.isPending && <Loading what="Reading what waits for you…" rows={3} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && changes.length === 0 && (
        <EmptyState icon={Inbox} title="Nothing waits for you">
          What somebody asks approval for is listed here within half a minute.
        </EmptyState>
      )}
      {changes.length > 0 && <PlaceNotes places={targetsOf(changes)} />}
      {changes.length > 0 && <ChangeTable changes={changes} />}
      {query.data?.nextCursor && <p className="text-muted">Only the newest {changes.length} are shown.</p>}
    </Page>
  );
}

/** Each environment that something waits for, once; its connection is told, because names come again. */
function targetsOf(changes: readonly ChangeSummary[]) {
  const places = changes.map(({ connection, target: { id, name } }) => ({
    connection,
    environment: { id, name: `${name} (${connection})` },
  }));
  return [...new Map(places.map((place) => [`${place.connection} ${place.environment.id}`, place])).values()];
}
