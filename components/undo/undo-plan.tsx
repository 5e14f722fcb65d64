'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { NoticeList } from '@/components/changes/notice-list';
import { PlanSteps } from '@/components/changes/plan-steps';
import { PublishForm } from '@/components/changes/publish-form';
import { PublishProblem } from '@/components/changes/publish-problem';
import { PlaceNote } from '@/components/freezes/place-note';
import { useRefusal } from '@/components/shell/permissions';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { GovernedChange } from '@/lib/domain/governance';
import type { Plan } from '@/lib/domain/plan';
import { undoMutation, undoPlanQuery } from './queries';

/** What becomes what, and the request for it: a change of its own with the gates of every change. */
export function UndoPlan({ change, steps }: { change: GovernedChange; steps: string[] }) {
  const { id, connection, policy } = change;
  const router = useRouter();
  const query = useQuery(undoPlanQuery({ change: id, steps }));
  const refusal = useRefusal('change:plan', { connection, environment: change.plan.target.id });
  const undo = useMutation(undoMutation);
  const last = useRef({ request: '', key: '' });
  const plan = query.data;

  const ask = async (of: Plan, { reason, confirmation }: { reason: string; confirmation: string }) => {
    const submission = {
      change: id,
      steps,
      digest: of.digest,
      ...(reason ? { reason } : {}),
      ...(confirmation ? { confirmation } : {}),
    };
    const request = JSON.stringify(submission);
    if (last.current.request !== request) last.current = { request, key: crypto.randomUUID() };
    const made = await undo.mutateAsync({ ...submission, idempotencyKey: last.current.key });
    if (!made.dryRun) router.push(`/changes/${made.id}`);
  };
  if (query.isPending) return <Loading what="Reading the target and making the plan. Nothing is written…" rows={3} />;
  if (!plan) return query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Notice tone="success" icon={ShieldCheck} title="This is a dry run: nothing has been written">
        {plan.steps.length === 0
          ? 'Everything you chose is already as it was before.'
          : 'What follows is what becomes what. Asking for it makes a change of its own, which is approved and run like any other.'}
      </Notice>
      <NoticeList notices={plan.notices} />
      <PlanSteps connection={connection} plan={plan} nouns={{}} />
      {undo.error && <PublishProblem error={undo.error} onPlanAgain={() => void query.refetch()} />}
      <PublishForm
        key={plan.digest}
        plan={plan}
        policy={policy}
        name="Take back"
        label={() => `Ask to take back ${plan.steps.length} in ${plan.target.name}`}
        refusal={refusal}
        pending={undo.isPending || undo.isSuccess}
        hold={query.isFetching ? 'The plan is being made again' : null}
        // What went wrong is kept by the mutation and shown from there.
        onPublish={(given) => void ask(plan, given).catch(() => {})}
      >
        <PlaceNote connection={connection} environment={plan.target} />
      </PublishForm>
    </>
  );
}
