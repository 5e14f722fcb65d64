import { demandWords } from '@/components/approval/demand-words';
import type { Policy } from '@/lib/domain/policy';

/** What a policy asks for, a sentence each. */
export function policyWords(policy: Policy): string[] {
  const { approvals, groups, approverMayRun, confirm, reasonRequired, reviewEverything, exempt } = policy;
  const asks = approvals > 0 || groups.length > 0;
  return [
    asks ? `Needs ${demandWords(policy)}, never the requester’s own.` : 'Nobody is asked for approval.',
    ...(asks && reviewEverything ? ['Whoever approves must have marked every step as reviewed.'] : []),
    ...(asks && !approverMayRun ? ['Who approved does not run it.'] : []),
    ...(asks ? [`A request runs out after ${hoursWords(policy.expiresAfterHours)}.`] : []),
    ...(asks && exempt.length > 0
      ? [`${exempt.length === 1 ? '1 person is' : `${exempt.length} people are`} exempt.`]
      : []),
    confirmWords[confirm],
    ...(reasonRequired ? ['A reason has to be given.'] : []),
  ];
}

const confirmWords: Record<Policy['confirm'], string> = {
  deletions: 'Deletions are confirmed by typing the name.',
  deletions_and_toggles: 'Deletions, and switching on or off in production, are confirmed by typing the name.',
  always: 'Every change is confirmed by typing the name.',
};

/** "7 days", "36 hours". */
export function hoursWords(hours: number): string {
  if (hours % 24 === 0) return hours === 24 ? '1 day' : `${hours / 24} days`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** What was typed between commas, without blanks and without the same twice. */
export function listed(text: string): string[] {
  return [...new Set(text.split(/[,\n]/).map((one) => one.trim()))].filter(Boolean);
}
