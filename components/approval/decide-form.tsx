'use client';

import { useMutation } from '@tanstack/react-query';
import { Check, ThumbsDown } from 'lucide-react';
import { useState } from 'react';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { next } from '@/lib/domain/change';
import { type GovernedChange, hasRunOut } from '@/lib/domain/governance';
import { approveMutation, rejectMutation } from './queries';
import { unreviewedWords } from './reviewed';

/** Yes or no to exactly the plan on this page. */
export function DecideForm({ change }: { change: GovernedChange }) {
  const actor = useActor();
  const now = useNow();
  const { id, connection, plan, requestedBy } = change;
  const refusal = useRefusal('change:decide', { connection, environment: plan.target.id });
  const [comment, setComment] = useState('');
  const approve = useMutation(approveMutation);
  const reject = useMutation(rejectMutation);
  const error = approve.error ?? reject.error;
  if (actor?.id === requestedBy.id) {
    return (
      <p className="text-muted">
        You asked for this change. Nobody approves their own, whatever their role: somebody else has to look at it.
      </p>
    );
  }
  if (refusal) return <p className="text-muted">{refusal}.</p>;
  const said = comment.trim();
  const decision = { change: id, digest: plan.digest };
  const because = whyNotApprove(change, actor?.id ?? '', now ?? 0);
  const busy = approve.isPending || reject.isPending;
  const mayReject = next(change.status, 'reject') !== null;
  return (
    <form aria-label="Decide" className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
      <Field label="Comment" help="Kept with your decision. An approval can do without; a rejection needs the reason.">
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            maxLength={4000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          tone={plan.target.production ? 'production' : 'primary'}
          pending={approve.isPending}
          because={because ?? (busy ? 'Your decision is on its way' : null)}
          onClick={() => {
            reject.reset();
            approve.mutate({ ...decision, ...(said ? { comment: said } : {}) });
          }}
        >
          {!approve.isPending && <Check aria-hidden className="size-4" />} Approve
        </Button>
        {mayReject && (
          <Button
            pending={reject.isPending}
            because={said ? (busy ? 'Your decision is on its way' : null) : 'Write in the comment why'}
            onClick={() => {
              approve.reset();
              reject.mutate({ ...decision, comment: said });
            }}
          >
            {!reject.isPending && <ThumbsDown aria-hidden className="size-4" />} Reject
          </Button>
        )}
        {because && <p className="text-muted">{because}.</p>}
      </div>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}

function whyNotApprove(change: GovernedChange, person: string, now: number): string | null {
  const { decisions, plan } = change;
  if (hasRunOut(change, now)) return 'The request ran out: it has to be planned again';
  if (decisions.some((one) => one.by.id === person && one.digest === plan.digest))
    return 'You have approved it; others are still to come';
  return unreviewedWords(change, person);
}
