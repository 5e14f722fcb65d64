'use client';

import { useMutation } from '@tanstack/react-query';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { Tick } from '@/components/ui/tick';
import type { GovernedChange } from '@/lib/domain/governance';
import type { PlanStep } from '@/lib/domain/plan';
import { reviewMutation } from './queries';

interface ReviewedTickProps {
  change: GovernedChange;
  step: PlanStep;
  /** False once the change has run: what was marked then is only told. */
  open: boolean;
}

/** One's own mark that a step was looked at, and who else made one. */
export function ReviewedTick({ change, step, open }: ReviewedTickProps) {
  const actor = useActor();
  const refusal = useRefusal('change:comment', { connection: change.connection, environment: change.plan.target.id });
  const review = useMutation(reviewMutation);
  const marks = change.reviews.filter((mark) => mark.step === step.id);
  const mine = marks.some(({ by }) => by.id === actor?.id);
  const mayMark = open && !refusal;
  const others = marks.filter(({ by }) => !mayMark || by.id !== actor?.id).map(({ by }) => by.name);
  const shown = review.isPending ? review.variables.reviewed : mine;
  if (!mayMark && others.length === 0) return null;
  return (
    <div className="flex max-w-64 flex-wrap items-center justify-end gap-x-3 gap-y-1 pr-3">
      {mayMark && (
        <Tick
          state={shown ? 'all' : 'none'}
          onToggle={() => {
            if (!review.isPending) review.mutate({ change: change.id, step: step.id, reviewed: !mine });
          }}
        >
          <span>
            Reviewed<span className="sr-only"> by me: {step.name}</span>
          </span>
        </Tick>
      )}
      {others.length > 0 && (
        <p className="text-muted text-small">
          {mayMark ? 'also' : 'Reviewed'} by {others.join(', ')}
        </p>
      )}
      {review.error && <ProblemNotice error={review.error} />}
    </div>
  );
}
