'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleSlash } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { refOf } from '@/lib/domain/deployment-matrix';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { CallError } from '@/lib/http/call';
import { pathsOf } from './address';
import { deploymentQuery } from './queries';

interface OneDeploymentProps {
  connection: string;
  title: string;
  children: (one: FlowDeployment) => ReactNode;
}

/** A page about the deployment that the address names, read at this moment. */
export function OneDeployment({ connection, title, children }: OneDeploymentProps) {
  const query = useSearchParams();
  const deployment = query.get('deployment') ?? '';
  const version = query.get('version') ?? '';
  const named = deployment !== '' && version !== '';
  const { data, error, isPending, refetch } = useQuery({
    ...deploymentQuery({ connection, version, deployment }),
    enabled: named,
  });
  const { root, of } = pathsOf(connection);
  const gone = !named || (error instanceof CallError && error.problem.code === 'not_found');
  return (
    <Page>
      <PageHeader
        title={data ? `${title} “${data.flow.name}”` : title}
        actions={
          <ButtonLink tone="ghost" href={data ? of(data.id) : root}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the deployments
          </ButtonLink>
        }
      >
        {data && (
          <span className="flex flex-wrap items-center gap-x-2">
            <EnvironmentName environment={refOf(data.environment)} loud />
            <span className="tabular-nums">
              {data.version.number !== null && `#${data.version.number}, `}version <code>{data.version.id}</code>,
              deployment <code>{data.id}</code>
            </span>
          </span>
        )}
      </PageHeader>
      {gone ? (
        <EmptyState
          icon={CircleSlash}
          title="There is no such deployment"
          action={<ButtonLink href={root}>Show all deployments</ButtonLink>}
        >
          It was deleted, or the address is not complete. The audit trail says what Promenade did.
        </EmptyState>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Loading what="Reading the deployment…" rows={3} />
      ) : (
        children(data)
      )}
    </Page>
  );
}
