'use client';

import { useState } from 'react';
import { Comments } from '@/components/approval/comments';
import { ReviewedTick } from '@/components/approval/reviewed-tick';
import type { Nouns } from '@/components/compare/words';
import { StepDeployment } from '@/components/pipelines/step-deployment';
import { Disclosure } from '@/components/ui/disclosure';
import type { Proof, StepState } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import type { PlanStep } from '@/lib/domain/plan';
import { NoticeList } from './notice-list';
import { beforeRun } from './stages';
import { StepBadge } from './status-badge';
import { StepDiff } from './step-diff';
import { undoWords } from './undo-words';
import { VerbBadge } from './verb-badge';

interface StepLineProps {
  change: GovernedChange;
  step: PlanStep;
  nouns: Nouns;
  state: StepState | undefined;
  proof: Proof['resources'][number] | undefined;
}

export function StepLine({ change, step, nouns, state, proof }: StepLineProps) {
  const [open, setOpen] = useState(false);
  const { plan, connection, status } = change;
  const early = beforeRun(status);
  const facts = factsOf(state, proof);
  return (
    <li className="border-line border-b px-1 py-1 last:border-b-0">
      <Disclosure
        open={open}
        onToggle={setOpen}
        aside={<ReviewedTick change={change} step={step} open={early} />}
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            {!early && <StepBadge status={state?.status ?? 'pending'} />}
            <VerbBadge verb={step.verb} />
            <span className="min-w-0 font-medium">{step.sentence}</span>
            <code className="text-muted text-small">{step.resourceId}</code>
          </span>
        }
      >
        <div className="mx-3 mt-1 mb-2 overflow-hidden rounded-base border border-line bg-raised">
          {!early && plan.source && !step.preview && (
            <p className="border-line border-b bg-panel px-3 py-1.5 text-muted text-small">
              As both sides stand now, not as they stood when it was planned.
            </p>
          )}
          <StepDiff connection={connection} plan={plan} step={step} nouns={nouns} />
        </div>
      </Disclosure>
      <div className="flex flex-col gap-1 px-3 pb-2 pl-8.5">
        {state?.message && <p className="text-pretty">{state.message}</p>}
        {facts && <p className="text-muted text-small">{facts}</p>}
        {!early && <StepDeployment change={change} step={step} state={state} />}
        <NoticeList notices={step.effects} />
        {early && <p className="text-muted text-small">{undoWords[step.undo]}</p>}
        <Comments change={change} step={step} />
      </div>
    </li>
  );
}

const proofWords = { proven: 'proven equal', different: 'still different', unknown: 'not proven' };

function factsOf(state: StepState | undefined, proof: StepLineProps['proof']): string {
  const attempt = state && state.attempt > 1 && `attempt ${state.attempt}`;
  return [attempt, proof && proofWords[proof.state], duration(state)].filter(Boolean).join(' · ');
}

function duration(state: StepState | undefined): string | null {
  if (!state?.startedAt || !state.finishedAt) return null;
  const milliseconds = Date.parse(state.finishedAt) - Date.parse(state.startedAt);
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
