'use client';

import { useMutation } from '@tanstack/react-query';
import { Ban, Play, RotateCw, ShieldAlert } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { PlaceNote } from '@/components/freezes/place-note';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { canBeLeftOut, next } from '@/lib/domain/change';
import { type GovernedChange, mayBegin } from '@/lib/domain/governance';
import { GuidedFailure } from './guided-failure';
import { leftOutWith } from './left-out';
import { ObstacleList } from './obstacle-list';
import { cancelMutation, retryMutation, runMutation } from './queries';
import { leavesSomething } from './stages';

const OverrideDialog = dynamic(() => import('./override-dialog').then((module) => module.OverrideDialog), {
  ssr: false,
});

/** What can be done with a change now: what its status and what stands in the way allow, and else the reason. */
export function ChangeActions({ change }: { change: GovernedChange }) {
  const { status, id, plan, obstacles } = change;
  const scope = { connection: change.connection, environment: plan.target.id };
  const mayRun = useRefusal('change:run', scope);
  const mayCancel = useRefusal('change:plan', scope);
  const mayOverride = useRefusal('freeze:override', scope);
  const [skip, setSkip] = useState<ReadonlySet<string>>(new Set());
  const [overriding, setOverriding] = useState(false);
  const run = useMutation(runMutation);
  const retry = useMutation(retryMutation);
  const cancel = useMutation(cancelMutation);
  const retries = next(status, 'retry') !== null && leavesSomething(change);
  const starts = mayBegin(change);
  if (!starts && !retries && !next(status, 'cancel')) return null;

  const because = mayRun ?? (obstacles.length > 0 ? obstacles.map(({ message }) => message).join(' ') : null);
  const overridable = obstacles.length > 0 && obstacles.every((obstacle) => obstacle.overridable);
  const pending = run.isPending || retry.isPending;
  const error = run.error ?? retry.error ?? cancel.error;
  const start = (override?: string) => {
    const given = { change: id, ...(override ? { override } : {}) };
    const done = { onSettled: () => setOverriding(false), onSuccess: () => setSkip(new Set()) };
    if (retries) retry.mutate({ ...given, skip: leftOut(change, skip) }, done);
    else run.mutate(given, done);
  };
  return (
    <>
      {(starts || retries) && <ObstacleList obstacles={obstacles} />}
      {status !== 'running' && <PlaceNote connection={change.connection} environment={plan.target} />}
      {retries && <GuidedFailure change={change} skip={skip} onSkip={setSkip} />}
      <div className="flex flex-wrap items-center gap-2">
        {starts && (
          <Button
            tone={plan.target.production ? 'production' : 'primary'}
            because={because}
            pending={run.isPending}
            onClick={() => start()}
          >
            <Play aria-hidden className="size-4" /> {status === 'scheduled' ? 'Run now, without waiting' : 'Run now'}
          </Button>
        )}
        {retries && (
          <Button tone="primary" because={because} pending={retry.isPending} onClick={() => start()}>
            <RotateCw aria-hidden className="size-4" />
            {retryWords(change, skip)}
          </Button>
        )}
        {(starts || retries) && overridable && !mayRun && !mayOverride && (
          <Button tone="danger" pending={pending} onClick={() => setOverriding(true)}>
            <ShieldAlert aria-hidden className="size-4" /> Run in spite of the freeze…
          </Button>
        )}
        {next(status, 'cancel') && (
          <Button because={mayCancel} pending={cancel.isPending} onClick={() => cancel.mutate(id)}>
            <Ban aria-hidden className="size-4" />
            {status === 'running' ? 'Stop after this step' : 'Cancel'}
          </Button>
        )}
      </div>
      {error && <ProblemNotice error={error} />}
      {overriding && (
        <OverrideDialog change={change} pending={pending} onRun={start} onClose={() => setOverriding(false)} />
      )}
    </>
  );
}

/** What is left out with the chosen steps. What is in doubt is never among it: it is looked up first. */
function leftOut({ plan, steps }: GovernedChange, chosen: ReadonlySet<string>): string[] {
  const out = leftOutWith(plan.steps, chosen);
  return steps.filter(({ id, status }) => out.has(id) && canBeLeftOut(status)).map(({ id }) => id);
}

function retryWords(change: GovernedChange, skip: ReadonlySet<string>): string {
  const { status, steps } = change;
  if (status === 'unknown') return 'Look again and finish';
  const out = new Set(leftOut(change, skip));
  const rest = steps.filter((step) => ['failed', 'skipped', 'unknown'].includes(step.status) && !out.has(step.id));
  if (skip.size === 0) return 'Retry what failed';
  if (rest.length === 0) return out.size === 1 ? 'Finish without it' : 'Finish without them';
  return `Leave out ${out.size}, retry ${rest.length}`;
}
