'use client';

import { useState } from 'react';
import { Comments } from '@/components/approval/comments';
import { ReviewedTick } from '@/components/approval/reviewed-tick';
import type { Nouns } from '@/components/compare/words';
import { ApplicationComparison } from '@/components/pipelines/application-comparison';
import { StepDeployment } from '@/components/pipelines/step-deployment';
import { Disclosure } from '@/components/ui/disclosure';
import type { Proof, StepState } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import type { PlanStep } from '@/lib/domain/plan';
import { NoticeList } from './notice-list';
import { PlannedDiff } from './planned-diff';
import { beforeRun } from './stages';
import { StepBadge } from './status-badge';
import { type Across, applicationsOf } from './step-diff';
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
  const across = applicationsOf(plan, step);
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
          <PlannedDiff change={change} step={step} state={state} nouns={nouns} />
          {early && across && <StandingNow connection={connection} across={across} />}
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

/** What the build will meet there is of interest as it is now; it is no part of the plan. */
function StandingNow({ connection, across }: { connection: string; across: Across }) {
  return (
    <section aria-label="Both applications as they stand now" className="border-line border-t">
      <p className="bg-panel px-3 py-1.5 text-muted text-small">Both applications as they stand now:</p>
      <ApplicationComparison connection={connection} {...across} />
    </section>
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
