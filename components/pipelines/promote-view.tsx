'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, PackageX } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useBoardEvents } from './board-events';
import { LineState } from './line-state';
import { findApplication, pipelineHref } from './places';
import { PromoteForm } from './promote-form';
import { boardQuery } from './queries';

interface PromoteViewProps {
  connection: string;
  pipeline: string;
}

/** From one application to others of a later stage. It follows the board, so that an overtaken source is seen at once. */
export function PromoteView({ connection, pipeline }: PromoteViewProps) {
  const source = useSearchParams().get('source') ?? '';
  const query = useQuery(boardQuery(connection, pipeline));
  const board = query.data;
  const line = useBoardEvents(connection, pipeline, board !== undefined);
  if (query.isPending) return <Loading what="Reading what runs in each stage…" />;
  const back = (
    <ButtonLink tone="ghost" href={pipelineHref(connection, pipeline)}>
      <ArrowLeft aria-hidden className="size-4" /> Back to the board
    </ButtonLink>
  );
  if (!board) {
    return (
      <Page>
        <PageHeader title="Promote" actions={back} />
        {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    );
  }
  const found = findApplication(board, source);
  const running = found?.cell.running ?? null;
  return (
    <Page>
      <PageHeader
        title={found ? `Promote ${found.cell.application.name}` : 'Promote'}
        actions={
          <>
            <LineState line={line} readAt={board.readAt} />
            {back}
          </>
        }
      />
      {line.state === 'lost' && (
        <Notice tone="warning" role="status" title="The live connection is lost">
          If the source is deployed anew meanwhile, this page does not see it. Promenade looks again before it promotes
          anything.
        </Notice>
      )}
      {!found && (
        <EmptyState icon={PackageX} title="This application stands in no stage of the pipeline">
          Choose one on the board, or place it first.
        </EmptyState>
      )}
      {found && !running && (
        <EmptyState
          icon={PackageX}
          title={found.cell.problem === null ? 'There is nothing to promote' : 'What runs there could not be read'}
        >
          {found.cell.problem ?? 'Nothing was ever deployed successfully to this application.'}
        </EmptyState>
      )}
      {found && running && (
        <PromoteForm key={source} connection={connection} board={board} source={found} running={running} />
      )}
    </Page>
  );
}
