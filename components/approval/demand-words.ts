import type { GovernedChange } from '@/lib/domain/governance';
import type { Policy } from '@/lib/domain/policy';

/** Whose consent a policy asks for: "2 approvals, one of “security”". */
export function demandWords({ approvals, groups }: Pick<Policy, 'approvals' | 'groups'>): string {
  if (approvals === 0 && groups.length === 0) return 'no approval';
  const number = approvals === 1 ? '1 approval' : `${approvals} approvals`;
  if (groups.length === 0) return number;
  const named = groups.map((group, position) => {
    const article = approvals === 0 && position === 0 ? 'an approval' : 'one';
    return `${article} of “${group}”`;
  });
  return approvals === 0 ? named.join(' and ') : `${number}, ${named.join(' and ')}`;
}

/** What of it has not been given yet; empty when nothing is missing. */
export function missingWords({ approvals, groups }: GovernedChange['missing']): string {
  const people = approvals === 0 ? [] : [approvals === 1 ? '1 approval' : `${approvals} approvals`];
  return [...people, ...groups.map((group) => `a yes of “${group}”`)].join(' and ');
}
