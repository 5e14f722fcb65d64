import type { Nouns } from '@/components/compare/words';
import type { GovernedChange } from '@/lib/domain/governance';
import { StepLine } from './step-line';

/** Every step with what it changes, what was said about it, and what became of it. */
export function StepList({ change, nouns }: { change: GovernedChange; nouns: Nouns }) {
  const states = new Map(change.steps.map((state) => [state.id, state]));
  const proofs = new Map(change.proof?.resources.map((proof) => [`${proof.type}/${proof.id}`, proof]));
  return (
    <ol className="overflow-hidden rounded-large border border-line">
      {change.plan.steps.map((step) => (
        <StepLine
          key={step.id}
          change={change}
          step={step}
          nouns={nouns}
          state={states.get(step.id)}
          proof={proofs.get(`${step.type}/${step.resourceId}`)}
        />
      ))}
    </ol>
  );
}
