'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { PlaceNote } from '@/components/freezes/place-note';
import { policiesQuery } from '@/components/policies/queries';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { JsonObject } from '@/lib/domain/json';
import { allNotices, type Plan } from '@/lib/domain/plan';
import { isApproved, missingApprovals, policyFor } from '@/lib/domain/policy';
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

interface ActionReviewProps {
  connection: string;
  action: string;
  input: JsonObject;
  /** What the button says when nobody has to be asked, such as "Publish 3 changes to Production". */
  label: (plan: Plan) => string;
  /** What the form is called. */
  name: string;
  /** Shown once the plan is there, above it. */
  head?: (plan: Plan) => React.ReactNode;
  /** Called once the change is stored, before the page of the change opens. */
  onSubmitted?: () => void;
}

/** The plan of one action: made by a dry run, read here, and asked for only from here. */
export function ActionReview(props: ActionReviewProps) {
  const { connection, action, input, label, name, head, onSubmitted } = props;
  const query = useQuery(planQuery({ connection, action, input }));
  const [reviewed, setReviewed] = useState<Plan | null>(null);
  const publishing = usePublishing(onSubmitted);
  const plan = query.data?.plan;
  const planAgain = () => {
    setReviewed(plan ?? null);
    publishing.reset();
    void query.refetch();
  };
  if (query.isPending) return <Loading what="Reading the vendor and making the plan. Nothing is written…" />;
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    plan && (
      <>
        {head?.(plan)}
        <Notice tone="success" icon={ShieldCheck} title="This is a dry run: nothing has been written">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              The vendor was only read, <AbsoluteTime at={query.data?.madeAt ?? ''} />. What follows is what would
              happen.
            </span>
            <Button size="small" onClick={planAgain} pending={query.isFetching}>
              {!query.isFetching && <RefreshCw aria-hidden className="size-3.5" />} Plan again
            </Button>
          </span>
        </Notice>
        {reviewed && !query.isFetching && <SinceReview reviewed={reviewed} now={plan} />}
        <NoticeList notices={plan.notices} />
        <Summary plan={plan} />
        <Steps connection={connection} plan={plan} />
        {publishing.error && <PublishProblem error={publishing.error} onPlanAgain={planAgain} />}
        <Submit
          {...{ connection, action, input, label, name, plan, publishing }}
          hold={holdOf(query.isFetching, publishing.error)}
        />
      </>
    )
  );
}

function Steps({ connection, plan }: { connection: string; plan: Plan }) {
  const { data } = useQuery(connectionsQuery);
  const vendor = data?.items.find((one) => one.id === connection)?.vendor ?? '';
  return <PlanSteps connection={connection} plan={plan} nouns={aboutVendor(vendor)?.nouns ?? {}} />;
}

interface SubmitProps extends Omit<ActionReviewProps, 'head' | 'onSubmitted'> {
  plan: Plan;
  publishing: ReturnType<typeof usePublishing>;
  hold: string | null;
}

function Submit({ connection, action, input, label, name, plan, publishing, hold }: SubmitProps) {
  const { target } = plan;
  const refusal = useRefusal('change:plan', { connection, environment: target.id });
  const policies = useQuery(policiesQuery);
  const policy = policyFor(policies.data?.items ?? [], connection, target.id);
  const person = useActor()?.id ?? '';
  const asks = !isApproved(missingApprovals(policy, person, plan.digest, []));
  const words = (later: boolean) => {
    const said = label(plan);
    const inside = said.charAt(0).toLowerCase() + said.slice(1);
    if (asks) return `Ask for approval to ${inside}`;
    return later ? `Schedule to ${inside}` : said;
  };
  return (
    <PublishForm
      key={plan.digest}
      name={name}
      plan={plan}
      policy={policy}
      label={words}
      schedulable
      refusal={refusal}
      pending={publishing.pending}
      hold={policies.isPending ? 'The policy is being read' : hold}
      onPublish={(given) => publishing.publish({ connection, action, input, plan, asks, ...given })}
    >
      <PlaceNote connection={connection} environment={target} />
      {asks && <ApprovalNote policy={policy} target={target.name} />}
    </PublishForm>
  );
}

function holdOf(planning: boolean, error: Error | null): string | null {
  if (planning) return 'The plan is being made again';
  const stale = error instanceof CallError && error.problem.code === 'plan_stale';
  return stale ? 'This plan is out of date: plan again first' : null;
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
