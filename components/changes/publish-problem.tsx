'use client';

import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { CallError } from '@/lib/http/call';

/** Why publishing did not begin, and what to do about it. */
export function PublishProblem({ error, onPlanAgain }: { error: Error; onPlanAgain: () => void }) {
  const code = error instanceof CallError ? error.problem.code : '';
  if (code === 'unreachable') {
    return (
      <ProblemNotice
        error={error}
        advice="Press the button again: the same request is recognised and not carried out twice."
      />
    );
  }
  const replan = code === 'plan_stale' || code === 'plan_blocked';
  return (
    <ProblemNotice
      error={error}
      {...(code === 'plan_stale' ? { advice: 'Plan again, and read the new plan before you ask for it.' } : {})}
      action={
        replan && (
          <Button size="small" onClick={onPlanAgain}>
            Plan again
          </Button>
        )
      }
    />
  );
}
