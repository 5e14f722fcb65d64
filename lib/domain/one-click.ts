import { allNotices, type Plan } from './plan';
import { confirmsToggles, isApproved, missingApprovals, type Policy } from './policy';

/** What is known of a place when somebody presses a switch there. */
export interface OneClick {
  policy: Policy;
  /** Names of the freezes that cover the place now. */
  frozen: readonly string[];
  /** Why the line stands, or null. */
  stopped: string | null;
  person: string;
  /** Whether the place is production; where nobody knows, it is taken for it. */
  production: boolean;
}

/** Why one click is not enough in a place, as a sentence, or null when it is. */
export function whyNotOneClick({ policy, frozen, stopped, person, production }: OneClick): string | null {
  if (stopped !== null) return `The line is stopped: ${stopped}`;
  if (frozen.length > 0) return `It is frozen by ${frozen.map((name) => `“${name}”`).join(' and ')}.`;
  if (!isApproved(missingApprovals(policy, person, '', []))) return 'The policy asks others to approve it.';
  if (confirmsToggles(policy, { production })) return 'The policy asks for a typed confirmation.';
  return policy.reasonRequired ? 'The policy asks for a reason.' : null;
}

/** Which warnings are no news to somebody who presses a switch: all, or those with these codes. */
export type NoNews = 'every warning' | readonly string[];

/** Why a plan has to be read before it is carried out, or null when it holds no surprise. */
export function whyRead(plan: Plan, noNews: NoNews = []): string | null {
  const notice = allNotices(plan).find(
    ({ severity, code }) =>
      severity === 'blocker' || (severity === 'warning' && noNews !== 'every warning' && !noNews.includes(code)),
  );
  if (notice) return notice.message;
  return plan.confirmation ? `It has to be confirmed, because ${plan.confirmation.because}.` : null;
}
