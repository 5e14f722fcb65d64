'use client';

import { useState } from 'react';
import type { Nouns } from '@/components/compare/words';
import { Disclosure } from '@/components/ui/disclosure';
import type { Plan, PlanStep } from '@/lib/domain/plan';
import { NoticeList } from './notice-list';
import { StepDiff } from './step-diff';
import { undoWords } from './undo-words';
import { VerbBadge } from './verb-badge';

interface PlanStepItemProps {
  connection: string;
  plan: Plan;
  step: PlanStep;
  nouns: Nouns;
}

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
          <StepDiff connection={connection} plan={plan} step={step} nouns={nouns} />
        </div>
      </Disclosure>
      <div className="flex flex-col gap-1 px-3 pb-2 pl-8.5">
        <NoticeList notices={step.effects} />
        <p className="text-muted text-small">{undoWords[step.undo]}</p>
      </div>
    </li>
  );
}
