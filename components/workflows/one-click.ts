import { isApproved, missingApprovals, type Policy } from '@/lib/domain/policy';

interface Place {
  policy: Policy;
  person: string;
  /** Names of the freezes that cover the place now. */
  frozen: readonly string[];
  stopped: boolean;
}

/**
 * Why a switch has to be looked at before it is turned, or null when one click is enough: nobody has to be asked, and
 * nothing has to be typed. The server asks all of this again.
 */
export function whyReview({ policy, person, frozen, stopped }: Place): string | null {
  if (stopped) return 'The line is stopped';
  if (frozen.length > 0) return `Frozen by ${frozen.map((name) => `“${name}”`).join(' and ')}`;
  if (!isApproved(missingApprovals(policy, person, '', []))) return 'Somebody else has to approve it';
  if (policy.reasonRequired) return 'The policy asks for a reason';
  if (policy.confirm === 'always') return 'The policy asks for a confirmation';
  return null;
}
