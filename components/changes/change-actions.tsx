'use client';

import { useMutation } from '@tanstack/react-query';
import { Ban, Play, RotateCw } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { type Change, next } from '@/lib/domain/change';
import { cancelMutation, retryMutation, runMutation } from './queries';

/** What can be done with a change now: what its status allows, and the reason where the person may not. */
export function ChangeActions({ change }: { change: Change }) {
  const scope = { connection: change.connection, environment: change.plan.target.id };
  const mayRun = useRefusal('change:run', scope);
  const mayCancel = useRefusal('change:plan', scope);
  const run = useMutation(runMutation);
  const retry = useMutation(retryMutation);
  const cancel = useMutation(cancelMutation);
  const { status, id, plan } = change;
  const error = run.error ?? retry.error ?? cancel.error;
  if (status !== 'approved' && !next(status, 'retry') && !next(status, 'cancel')) return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {status === 'approved' && (
          <Button
            tone={plan.target.production ? 'production' : 'primary'}
            because={mayRun}
            pending={run.isPending}
            onClick={() => run.mutate(id)}
          >
            <Play aria-hidden className="size-4" /> Run now
          </Button>
        )}
        {next(status, 'retry') && (
          <Button tone="primary" because={mayRun} pending={retry.isPending} onClick={() => retry.mutate(id)}>
            <RotateCw aria-hidden className="size-4" />
            {status === 'unknown' ? 'Look again and finish' : 'Retry what failed'}
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
    </>
  );
}
