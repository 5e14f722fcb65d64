import type { GovernedChange } from '@/lib/domain/governance';

type Reviewed = Pick<GovernedChange, 'plan' | 'reviews' | 'policy'>;

/** How many of the steps this person has marked as reviewed. */
export function reviewedBy({ plan, reviews }: Pick<Reviewed, 'plan' | 'reviews'>, person: string): number {
  const mine = new Set(reviews.filter(({ by }) => by.id === person).map(({ step }) => step));
  return plan.steps.filter((step) => mine.has(step.id)).length;
}

/** Why the person may not approve yet where the policy wants every step reviewed; null when nothing is open. */
export function unreviewedWords(change: Reviewed, person: string): string | null {
  const total = change.plan.steps.length;
  const done = reviewedBy(change, person);
  if (!change.policy.reviewEverything || done === total) return null;
  return `The policy wants every step marked as reviewed first: ${done} of ${total} are`;
}
