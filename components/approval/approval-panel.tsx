'use client';

import { Hourglass } from 'lucide-react';
import { useNow } from '@/components/ui/clock';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import { type GovernedChange, hasRunOut, waitsForDecision } from '@/lib/domain/governance';
import { DecideForm } from './decide-form';
import { DecisionList } from './decision-list';
import { demandWords, missingWords } from './demand-words';

/** What the policy demands, who has said what, and for whoever may decide the two buttons. */
export function ApprovalPanel({ change }: { change: GovernedChange }) {
  const { policy, plan, missing, decisions, expiresAt } = change;
  const now = useNow();
  const waits = waitsForDecision(change);
  if (!waits && decisions.length === 0) return null;
  return (
    <section aria-labelledby="approval" className="flex flex-col gap-3 rounded-large border border-line bg-raised p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="approval" className="font-semibold text-large">
          Approval
        </h2>
        {waits && expiresAt && (
          <p className="flex items-center gap-1.5 text-muted">
            <Hourglass aria-hidden className="size-3.5" />
            <span>
              {now !== null && hasRunOut(change, now) ? 'Ran out' : 'Runs out'} <AbsoluteTime at={expiresAt} /> (
              <RelativeTime at={expiresAt} />)
            </span>
          </p>
        )}
      </div>
      {waits && (
        <p>
          Changes on {plan.target.name} need {demandWords(policy)}, never the requester’s own.{' '}
          <strong className="font-semibold">Still missing: {missingWords(missing) || 'nothing'}.</strong>
        </p>
      )}
      <DecisionList decisions={decisions} digest={plan.digest} />
      {waits && <DecideForm key={plan.digest} change={change} />}
    </section>
  );
}
