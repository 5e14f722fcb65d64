'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { ApplicationHead } from './application-head';
import { DeploymentList } from './deployment-list';
import { DeploymentPane } from './deployment-pane';
import { applicationHref, findApplication } from './places';
import { boardQuery, deploymentsQuery } from './queries';

interface ApplicationViewProps {
  connection: string;
  pipeline: string;
  application: string;
}

/** The deployments of one application, newest first, and one of them opened. */
export function ApplicationView({ connection, pipeline, application }: ApplicationViewProps) {
  const chosen = useSearchParams().get('deployment');
  const board = useQuery(boardQuery(connection, pipeline));
  const query = useInfiniteQuery(deploymentsQuery(connection, application));
  const deployments = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = board.data ? findApplication(board.data, application) : null;
  // Where there is room, the newest one is open from the start.
  const open = chosen ?? deployments[0]?.id ?? null;
  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-lg:h-auto">
      <ApplicationHead
        connection={connection}
        pipeline={pipeline}
        application={application}
        board={board.data ?? null}
        found={found}
      />
      {query.isPending && <Loading what="Reading its deployments…" rows={6} />}
      {query.error && (
        <div className="p-4">
          <ProblemNotice
            error={query.error}
            {...(query.data ? { advice: 'What you see below was read before.' } : {})}
            onRetry={() => void query.refetch()}
          />
        </div>
      )}
      {query.data && (
        <div className="flex min-h-0 flex-1 max-lg:flex-col">
          <DeploymentList
            deployments={deployments}
            running={found?.cell.running?.id ?? null}
            open={open}
            folded={chosen !== null}
            hrefOf={(id) => applicationHref(connection, pipeline, application, id)}
            more={query.hasNextPage}
            fetching={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
          {open !== null && (
            <DeploymentPane
              key={open}
              place={{ connection, application, deployment: open }}
              pipeline={pipeline}
              listed={deployments.find(({ id }) => id === open) ?? null}
              running={found?.cell.running?.id ?? null}
              stage={found?.stage ?? null}
              folded={chosen === null}
            />
          )}
        </div>
      )}
    </main>
  );
}
