'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, Workflow } from 'lucide-react';
import { ActionReview } from '@/components/changes/action-review';
import { EnvironmentPicker } from '@/components/compare/environment-picker';
import { environmentsQuery } from '@/components/compare/queries';
import { useAddressQuery } from '@/components/ui/address-query';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { pathsOf } from './address';
import { forgetFlowTicks } from './flow-ticks';

/** The versions of some flows from one environment into another: where to is chosen here, and the plan is read. */
export function PromoteView({ connection }: { connection: string }) {
  const [query, changeQuery] = useAddressQuery();
  const flows = [...new Set((query.get('flow') ?? '').split(',').filter(Boolean))];
  const { data, error, isPending, refetch } = useQuery(environmentsQuery(connection));
  const { root } = pathsOf(connection);
  const all = data?.items ?? [];
  const source = all.find(({ id }) => id === query.get('source')) ?? null;
  const target = all.find(({ id }) => id === query.get('target')) ?? null;
  const choose = (side: 'source' | 'target') => (id: string) =>
    changeQuery((next) => {
      const other = side === 'source' ? 'target' : 'source';
      if (next.get(other) === id) next.delete(other);
      next.set(side, id);
    });
  const what = flows.length === 1 ? '1 flow' : `${flows.length} flows`;
  return (
    <Page>
      <PageHeader
        title={`Promote ${what}`}
        actions={
          <ButtonLink tone="ghost" href={`${root}?tab=matrix`}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the matrix
          </ButtonLink>
        }
      />
      {flows.length === 0 ? (
        <EmptyState
          icon={Workflow}
          title="No flow is picked"
          action={<ButtonLink href={`${root}?tab=matrix`}>Go to the matrix</ButtonLink>}
        >
          Pick the flows that shall go from one environment into another first.
        </EmptyState>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Loading what="Reading the environments…" rows={2} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <EnvironmentPicker
              label="From"
              environments={all}
              value={source}
              avoid={target}
              onChange={choose('source')}
            />
            <ArrowRight role="img" aria-label="into" className="size-5 text-accent" strokeWidth={2.5} />
            <EnvironmentPicker
              label="Into"
              loud
              environments={all}
              value={target}
              avoid={source}
              onChange={choose('target')}
            />
          </div>
          <Notice title="Only the version goes across">
            A flow that is in the target already keeps its priority there and stays enabled or disabled; one that is new
            there starts disabled. Patchworks cannot exchange versions, so the old deployment is deleted first. If the
            new one cannot be created, the old one is put back.
          </Notice>
          {source && target ? (
            <ActionReview
              key={`${source.id} ${target.id}`}
              connection={connection}
              action="promote"
              input={{ flows, source: source.id, target: target.id }}
              name="Promote"
              onSubmitted={() => forgetFlowTicks(connection)}
              label={({ steps }) =>
                `Promote ${steps.length === 1 ? '1 flow' : `${steps.length} flows`} to ${target.name}`
              }
            />
          ) : (
            <p className="text-muted">Choose from where to where, and the plan is made. Nothing is written by that.</p>
          )}
        </>
      )}
    </Page>
  );
}
