'use client';

import { useQuery } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { ApprovalPanel } from '@/components/approval/approval-panel';
import { Comments } from '@/components/approval/comments';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { isSettled } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import { ChangeActions } from './change-actions';
import { type Connection, useChangeEvents } from './change-events';
import { ChangeFacts } from './change-facts';
import { ChangeHead } from './change-head';
import { ChangeSteps } from './change-steps';
import { NoticeList } from './notice-list';
import { OutcomeNotice } from './outcome-notice';
import { ProofBlock } from './proof-block';
import { changeQuery } from './queries';
import { ScheduleNotice } from './schedule-notice';

const pollEvery = 3000;
/** Freezes open and close by themselves, so what stands in the way is asked for again now and then. */
const lookAgainEvery = 60_000;

/** One change, live. Closing this page changes nothing: the server carries on. */
export function ChangeView({ id }: { id: string }) {
  const [connection, setConnection] = useState<Connection>('idle');
  const lost = connection === 'lost';
  const query = useQuery({ ...changeQuery(id), refetchInterval: lost ? pollEvery : lookAgainEvery });
  const change = query.data;
  useChangeEvents(id, change !== undefined && !isSettled(change.status), setConnection);
  if (query.isPending) return <Loading what="Reading the change…" />;
  if (!change) {
    return (
      <Page>
        <h1 className="sr-only">Change</h1>
        {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    );
  }
  return (
    <Page>
      <ChangeHead change={change} />
      {lost && !isSettled(change.status) && (
        <Notice tone="warning" role="status" icon={Unplug} title="The live connection is lost">
          The change goes on without this page. It is asked for every {pollEvery / 1000} seconds until the connection is
          back.
        </Notice>
      )}
      <Outcome change={change} />
      <ScheduleNotice change={change} />
      <ApprovalPanel change={change} />
      <ChangeActions change={change} />
      <ChangeSteps change={change} />
      {change.plan.notices.length > 0 && (
        <section aria-labelledby="known" className="flex flex-col gap-2">
          <h2 id="known" className="font-semibold">
            Known when it was planned
          </h2>
          <NoticeList notices={change.plan.notices} />
        </section>
      )}
      <section aria-labelledby="comments" className="flex flex-col gap-2">
        <h2 id="comments" className="font-semibold">
          Comments
        </h2>
        {change.comments.every((comment) => comment.step !== null) && (
          <p className="text-muted">Nothing was said about the change as a whole.</p>
        )}
        <Comments change={change} step={null} />
      </section>
      <ChangeFacts change={change} />
    </Page>
  );
}

/** The alarm first, then what the status means, then a proof that is good news. */
function Outcome({ change }: { change: GovernedChange }) {
  const { proof, plan, status } = change;
  const block = proof && <ProofBlock proof={proof} target={plan.target.name} complete={status === 'succeeded'} />;
  const alarm = proof?.state === 'different';
  return (
    <>
      {alarm && block}
      <OutcomeNotice change={change} />
      {!alarm && block}
    </>
  );
}
