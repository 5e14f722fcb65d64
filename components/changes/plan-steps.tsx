import type { Nouns } from '@/components/compare/words';
import { cx } from '@/components/ui/cx';
import type { Plan, Verb } from '@/lib/domain/plan';
import { PlanStepItem } from './plan-step-item';
import { verbLooks } from './verb-badge';

interface PlanStepsProps {
  connection: string;
  plan: Plan;
  nouns: Nouns;
}

const verbs: readonly Verb[] = ['create', 'update', 'delete'];

/** The plan in sentences: what is created, what is updated, and apart from both what is deleted. */
export function PlanSteps({ connection, plan, nouns }: PlanStepsProps) {
  return verbs.map((verb) => {
    const steps = plan.steps.filter((step) => step.verb === verb);
    if (steps.length === 0) return null;
    const { icon: Icon, heading } = verbLooks[verb];
    const deletes = verb === 'delete';
    return (
      <section
        key={verb}
        aria-labelledby={`plan-${verb}`}
        className={cx('overflow-hidden rounded-large border', deletes ? 'border-deleted' : 'border-line')}
      >
        <h2
          id={`plan-${verb}`}
          className={cx(
            'flex items-center gap-2 border-line border-b px-4 py-2 font-semibold',
            deletes ? 'bg-deleted-soft text-deleted' : 'bg-panel',
          )}
        >
          <Icon aria-hidden className="size-4" />
          {heading} in {plan.target.name}
          <span className="font-normal tabular-nums">{steps.length}</span>
        </h2>
        <ul>
          {steps.map((step) => (
            <PlanStepItem key={step.id} connection={connection} plan={plan} step={step} nouns={nouns} />
          ))}
        </ul>
      </section>
    );
  });
}
