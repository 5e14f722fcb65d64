'use client';

import { useQuery } from '@tanstack/react-query';
import { reviewedBy } from '@/components/approval/reviewed';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Progress } from '@/components/ui/progress';
import type { GovernedChange } from '@/lib/domain/governance';
import { aboutVendor } from '@/lib/vendors/manifest';
import { beforeRun } from './stages';
import { statusLooks } from './status-badge';
import { StepList } from './step-list';

/** The whole plan: how far it was reviewed before it runs, how far it was carried out from then on. */
export function ChangeSteps({ change }: { change: GovernedChange }) {
  const { data: connections } = useQuery(connectionsQuery);
  const vendor = connections?.items.find((one) => one.id === change.connection)?.vendor ?? '';
  return (
    <section aria-labelledby="steps" className="flex flex-col gap-3">
      {beforeRun(change.status) ? <Reviewing change={change} /> : <Running change={change} />}
      <StepList change={change} nouns={aboutVendor(vendor)?.nouns ?? {}} />
    </section>
  );
}

function Reviewing({ change }: { change: GovernedChange }) {
  const actor = useActor();
  const refusal = useRefusal('change:comment', { connection: change.connection, environment: change.plan.target.id });
  const total = change.plan.steps.length;
  const done = reviewedBy(change, actor?.id ?? '');
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="steps" className="font-semibold">
          Plan
        </h2>
        {!refusal && (
          <p role="status" className="text-muted tabular-nums">
            {done} of {total} reviewed by you
          </p>
        )}
      </div>
      {!refusal && <Progress label="Steps reviewed by you" done={done} total={total} />}
    </>
  );
}

function Running({ change }: { change: GovernedChange }) {
  const { steps, status } = change;
  const done = steps.filter((step) => step.status === 'succeeded').length;
  const ended = steps.filter((step) => step.status !== 'pending' && step.status !== 'running').length;
  const tone =
    status === 'succeeded' ? 'added' : status === 'failed' ? 'deleted' : status === 'running' ? 'accent' : 'warning';
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="steps" className="font-semibold">
          Steps
        </h2>
        <p role="status" className="text-muted tabular-nums">
          {statusLooks[status].word}: {done} of {steps.length} done
        </p>
      </div>
      <Progress label="Steps carried out" done={ended} total={steps.length} tone={tone} />
    </>
  );
}
