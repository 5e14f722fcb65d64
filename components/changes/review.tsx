'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, RefreshCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { PlaceNote } from '@/components/freezes/place-note';
import { policiesQuery } from '@/components/policies/queries';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { allNotices, type Plan } from '@/lib/domain/plan';
import { isApproved, missingApprovals, policyFor } from '@/lib/domain/policy';
import type { ResourceKey } from '@/lib/domain/resource';
import { CallError } from '@/lib/http/call';
import { aboutVendor } from '@/lib/vendors/manifest';
import { ApprovalNote } from './approval-note';
import { NoticeList } from './notice-list';
import { PlanSteps } from './plan-steps';
import { PublishForm } from './publish-form';
import { PublishProblem } from './publish-problem';
import { usePublishing } from './publishing';
import { planQuery } from './queries';
import { SinceReview } from './since-review';

interface ReviewProps {
  connection: string;
  input: { source: string; target: string; resources: ResourceKey[] };
  back: string;
}

export function Review({ connection, input, back }: ReviewProps) {
  const query = useQuery(planQuery({ connection, action: 'publish', input }));
  const [reviewed, setReviewed] = useState<Plan | null>(null);
  const publishing = usePublishing();
  const { data: connections } = useQuery(connectionsQuery);
  const vendor = connections?.items.find((one) => one.id === connection)?.vendor ?? '';
  const refusal = useRefusal('change:plan', { connection, environment: input.target });
  const nouns = aboutVendor(vendor)?.nouns ?? {};
  const plan = query.data?.plan;
  const policies = useQuery(policiesQuery);
  const policy = policyFor(policies.data?.items ?? [], connection, input.target);
  const person = useActor()?.id ?? '';
  const asks = plan !== undefined && !isApproved(missingApprovals(policy, person, plan.digest, []));
  const planAgain = () => {
    setReviewed(plan ?? null);
    publishing.reset();
    void query.refetch();
  };

  return (
    <Page>
      <PageHeader
        title={plan?.title || 'Review'}
        actions={
          <>
            <ButtonLink tone="ghost" href={back}>
              <ArrowLeft aria-hidden className="size-4" /> Back to the comparison
            </ButtonLink>
            <Button onClick={planAgain} pending={query.isFetching}>
              {!query.isFetching && <RefreshCw aria-hidden className="size-3.5" />} Plan again
            </Button>
          </>
        }
      >
        {plan && <Direction plan={plan} madeAt={query.data?.madeAt ?? ''} />}
      </PageHeader>
      {query.isPending && <Loading what="Reading both environments and making the plan. Nothing is written…" />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {plan && (
        <>
          <Notice tone="success" icon={ShieldCheck} title="This is a dry run: nothing has been written">
            The vendor was only read. What follows is what would happen.
          </Notice>
          {reviewed && !query.isFetching && <SinceReview reviewed={reviewed} now={plan} />}
          <NoticeList notices={plan.notices} />
          <Summary plan={plan} />
          <PlanSteps connection={connection} plan={plan} nouns={nouns} />
          {publishing.error && <PublishProblem error={publishing.error} onPlanAgain={planAgain} />}
          <PublishForm
            key={plan.digest}
            name="Publish"
            plan={plan}
            policy={policy}
            label={(later) => submitWords(plan, asks, later)}
            schedulable
            refusal={refusal}
            pending={publishing.pending}
            hold={policies.isPending ? 'The policy is being read' : holdOf(query.isFetching, publishing.error)}
            onPublish={(given) => publishing.publish({ connection, action: 'publish', input, plan, ...given })}
          >
            <PlaceNote connection={connection} environment={plan.target} />
            {asks && <ApprovalNote policy={policy} target={plan.target.name} />}
          </PublishForm>
        </>
      )}
    </Page>
  );
}

function submitWords({ steps, target }: Plan, asks: boolean, later: boolean): string {
  const number = `${steps.length} ${steps.length === 1 ? 'change' : 'changes'}`;
  if (asks) return `Ask for approval of ${number}`;
  return later ? `Schedule ${number} for ${target.name}` : `Publish ${number} to ${target.name}`;
}

function holdOf(planning: boolean, error: Error | null): string | null {
  if (planning) return 'The plan is being made again';
  const stale = error instanceof CallError && error.problem.code === 'plan_stale';
  return stale ? 'This plan is out of date: plan again first' : null;
}

function Direction({ plan, madeAt }: { plan: Plan; madeAt: string }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {plan.source && <EnvironmentName environment={plan.source} />}
      <ArrowRight role="img" aria-label="into" className="size-5 text-accent" strokeWidth={2.5} />
      <EnvironmentName environment={plan.target} loud />
      <span>
        · plan made <AbsoluteTime at={madeAt} />
      </span>
    </span>
  );
}

/** Warnings of single steps stand far down; their number must not. */
function Summary({ plan }: { plan: Plan }) {
  const warnings = allNotices(plan).filter((notice) => notice.severity === 'warning').length;
  const blockers = allNotices(plan).filter((notice) => notice.severity === 'blocker').length;
  if (warnings + blockers === 0) return null;
  return (
    <p className="text-muted">
      {blockers > 0 && `${blockers} ${blockers === 1 ? 'thing blocks' : 'things block'} this plan. `}
      {warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'} to read.`}
    </p>
  );
}
