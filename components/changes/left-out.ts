import type { PlanStep } from '@/lib/domain/plan';

type Step = Pick<PlanStep, 'id' | 'dependsOn'>;

/** The chosen steps and everything that cannot do without them. */
export function leftOutWith(steps: readonly Step[], chosen: ReadonlySet<string>): Set<string> {
  const out = new Set(chosen);
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const step of steps) if (step.dependsOn.some((id) => out.has(id))) out.add(step.id);
  }
  return out;
}
