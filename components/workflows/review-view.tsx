'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, FileSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { ActionReview } from '@/components/changes/action-review';
import { ticksFromHash } from '@/components/compare/address';
import { EnvironmentName } from '@/components/compare/environment-name';
import { environmentsQuery } from '@/components/compare/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Plan } from '@/lib/domain/plan';
import { deeds, idOfTick, listHref, workflowHref } from './address';
import { taskOf } from './tasks';

/** The plan of pausing, resuming, deleting or sending across what the address names. */
export function WorkflowReviewView({ connection }: { connection: string }) {
  const query = useSearchParams();
  const hash = useSyncExternalStore(
    subscribeHash,
    () => location.hash,
    () => null,
  );
  const environments = useQuery(environmentsQuery(connection));
  if (hash === null || environments.isPending) {
    return (
      <Page>
        <h1 className="sr-only">Review</h1>
        <Loading what="Reading what is to be done…" />
      </Page>
    );
  }
  const workflows = [...ticksFromHash(hash)].map(idOfTick);
  const nameOf = (id: string | null) => environments.data?.items.find((one) => one.id === id)?.name ?? id ?? '';
  const task = taskOf({
    deed: deeds.find((one) => one === query.get('do')) ?? null,
    environment: query.get('environment') ?? '',
    source: query.get('source'),
    workflows,
    nameOf,
  });
  const [only, ...more] = workflows;
  const back =
    only !== undefined && more.length === 0
      ? workflowHref(connection, only, { environment: query.get('source') ?? query.get('environment') ?? undefined })
      : listHref(connection);
  return (
    <Page>
      <PageHeader
        title={task?.title ?? 'Review'}
        actions={
          <ButtonLink tone="ghost" href={back}>
            <ArrowLeft aria-hidden className="size-4" />
            {back === listHref(connection) ? 'Back to the workflows' : 'Back to the workflow'}
          </ButtonLink>
        }
      />
      {environments.error && <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />}
      {task ? (
        <ActionReview key={query + hash} connection={connection} {...task} head={(plan) => <Head plan={plan} />} />
      ) : (
        <EmptyState
          icon={FileSearch}
          title="There is nothing to review"
          action={<ButtonLink href={listHref(connection)}>Go to the workflows</ButtonLink>}
        >
          Choose what to do with a workflow in the list, or tick several of them.
        </EmptyState>
      )}
    </Page>
  );
}

function Head({ plan }: { plan: Plan }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <strong className="font-semibold text-large">{plan.title}</strong>
      {plan.source && <EnvironmentName environment={plan.source} />}
      {plan.source && <ArrowRight role="img" aria-label="into" className="size-5 text-accent" strokeWidth={2.5} />}
      {(plan.source || plan.target.production) && <EnvironmentName environment={plan.target} loud />}
    </p>
  );
}

function subscribeHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
