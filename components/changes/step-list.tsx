import type { Change, Proof, StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import { NoticeList } from './notice-list';
import { StepBadge } from './status-badge';
import { VerbBadge } from './verb-badge';

/** Every step with what became of it. */
export function StepList({ change }: { change: Change }) {
  const states = new Map(change.steps.map((state) => [state.id, state]));
  const proofs = new Map(change.proof?.resources.map((proof) => [`${proof.type}/${proof.id}`, proof]));
  return (
    <ol className="overflow-hidden rounded-large border border-line">
      {change.plan.steps.map((step) => (
        <StepLine
          key={step.id}
          step={step}
          state={states.get(step.id)}
          proof={proofs.get(`${step.type}/${step.resourceId}`)}
        />
      ))}
    </ol>
  );
}

interface StepLineProps {
  step: PlanStep;
  state: StepState | undefined;
  proof: Proof['resources'][number] | undefined;
}

const proofWords = { proven: 'proven equal', different: 'still different', unknown: 'not proven' };

function StepLine({ step, state, proof }: StepLineProps) {
  return (
    <li className="flex items-start gap-3 border-line border-b px-4 py-2.5 last:border-b-0">
      <StepBadge status={state?.status ?? 'pending'} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <VerbBadge verb={step.verb} />
          <span className="font-medium">{step.sentence}</span>
          <code className="text-muted text-small">{step.resourceId}</code>
        </p>
        {state?.message && <p className="mt-0.5 text-pretty">{state.message}</p>}
        <p className="text-muted text-small">
          {[state && state.attempt > 1 && `attempt ${state.attempt}`, proof && proofWords[proof.state], duration(state)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <NoticeList notices={step.effects} />
      </div>
    </li>
  );
}

function duration(state: StepState | undefined): string | null {
  if (!state?.startedAt || !state.finishedAt) return null;
  const milliseconds = Date.parse(state.finishedAt) - Date.parse(state.startedAt);
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
