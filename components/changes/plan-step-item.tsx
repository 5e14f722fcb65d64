'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Nouns } from '@/components/compare/words';
import { comparedResourceQuery } from '@/components/diff/queries';
import { ResourceDiff } from '@/components/diff/resource-diff';
import { Disclosure } from '@/components/ui/disclosure';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Plan, PlanStep } from '@/lib/domain/plan';
import { NoticeList } from './notice-list';
import { VerbBadge } from './verb-badge';

interface PlanStepItemProps {
  connection: string;
  plan: Plan;
  step: PlanStep;
  nouns: Nouns;
}

const undoWords: Record<PlanStep['undo'], string> = {
  exact: 'Can be undone.',
  recreated: 'Can be undone, but comes back under a new internal id.',
  none: 'Cannot be undone.',
};

/** One step of a plan in a sentence, with what else it does and, on demand, what it changes. */
export function PlanStepItem({ connection, plan, step, nouns }: PlanStepItemProps) {
  const [open, setOpen] = useState(false);
  return (
    <li className="border-line border-b px-1 py-1 last:border-b-0">
      <Disclosure
        open={open}
        onToggle={setOpen}
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <VerbBadge verb={step.verb} />
            <span className="min-w-0 font-medium">{step.sentence}</span>
            <span className="text-muted text-small">
              <code>{step.resourceId}</code>
            </span>
          </span>
        }
      >
        <div className="mx-3 mt-1 mb-2 overflow-hidden rounded-base border border-line bg-raised">
          {plan.source ? (
            <StepDiff
              nouns={nouns}
              target={plan.target.name}
              place={{
                connection,
                source: plan.source.id,
                target: plan.target.id,
                type: step.type,
                id: step.resourceId,
              }}
            />
          ) : (
            <p className="px-3 py-2 text-muted">There is nothing to compare for this step.</p>
          )}
        </div>
      </Disclosure>
      <div className="flex flex-col gap-1 px-3 pb-2 pl-8.5">
        <NoticeList notices={step.effects} />
        <p className="text-muted text-small">{undoWords[step.undo]}</p>
      </div>
    </li>
  );
}

interface StepDiffProps {
  place: Parameters<typeof comparedResourceQuery>[0];
  nouns: Nouns;
  target: string;
}

function StepDiff({ place, nouns, target }: StepDiffProps) {
  const { data, error, isPending, refetch } = useQuery(comparedResourceQuery(place));
  if (isPending) return <Loading what="Reading both sides…" rows={2} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <ResourceDiff resource={data} nouns={nouns} split target={target} />;
}
