'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, ArrowRight, Unplug } from 'lucide-react';
import { useState } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { ButtonLink } from '@/components/ui/button-link';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { Progress } from '@/components/ui/progress';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { type Change, isSettled } from '@/lib/domain/change';
import { ChangeActions } from './change-actions';
import { type Connection, useChangeEvents } from './change-events';
import { NoticeList } from './notice-list';
import { OutcomeNotice } from './outcome-notice';
import { ProofBlock } from './proof-block';
import { changeQuery } from './queries';
import { StatusBadge, statusLooks } from './status-badge';
import { StepList } from './step-list';

const pollEvery = 3000;

/** One change, live. Closing this page changes nothing: the server carries on. */
export function ChangeView({ id }: { id: string }) {
  const [connection, setConnection] = useState<Connection>('idle');
  const lost = connection === 'lost';
  const query = useQuery({ ...changeQuery(id), refetchInterval: lost ? pollEvery : false });
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
      <Head change={change} />
      {lost && !isSettled(change.status) && (
        <Notice tone="warning" role="status" icon={Unplug} title="The live connection is lost">
          The change goes on without this page. It is asked for every {pollEvery / 1000} seconds until the connection is
          back.
        </Notice>
      )}
      <Outcome change={change} />
      <ChangeActions change={change} />
      <Steps change={change} />
      {change.plan.notices.length > 0 && (
        <section aria-labelledby="known" className="flex flex-col gap-2">
          <h2 id="known" className="font-semibold">
            Known when it was planned
          </h2>
          <NoticeList notices={change.plan.notices} />
        </section>
      )}
      <Facts change={change} />
    </Page>
  );
}

/** The alarm first, then what the status means, then a proof that is good news. */
function Outcome({ change }: { change: Change }) {
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

function Head({ change }: { change: Change }) {
  const { plan, status, connection } = change;
  const pair = plan.source && new URLSearchParams({ source: plan.source.id, target: plan.target.id });
  return (
    <PageHeader
      title={plan.title}
      actions={
        pair && (
          <ButtonLink href={`/c/${connection}/compare?${pair}`}>
            <ArrowLeftRight aria-hidden className="size-4" /> Compare these environments
          </ButtonLink>
        )
      }
    >
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge status={status} />
        {plan.source && <EnvironmentName environment={plan.source} />}
        {plan.source && <ArrowRight role="img" aria-label="into" className="size-4" />}
        <EnvironmentName environment={plan.target} loud />
      </span>
    </PageHeader>
  );
}

function Steps({ change }: { change: Change }) {
  const { steps, status } = change;
  const done = steps.filter((step) => step.status === 'succeeded').length;
  const ended = steps.filter((step) => step.status !== 'pending' && step.status !== 'running').length;
  const tone =
    status === 'succeeded' ? 'added' : status === 'failed' ? 'deleted' : status === 'running' ? 'accent' : 'warning';
  return (
    <section aria-labelledby="steps" className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="steps" className="font-semibold">
          Steps
        </h2>
        <p role="status" className="text-muted tabular-nums">
          {statusLooks[status].word}: {done} of {steps.length} done
        </p>
      </div>
      <Progress label="Steps carried out" done={ended} total={steps.length} tone={tone} />
      <StepList change={change} />
    </section>
  );
}

function Facts({ change }: { change: Change }) {
  const { requestedBy, createdAt, startedAt, finishedAt, reason, id, plan } = change;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-2 font-semibold">
        Details
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 [&_dt]:text-muted">
        <dt>Requested by</dt>
        <dd>
          {requestedBy.name}, <AbsoluteTime at={createdAt} />
        </dd>
        <dt>Reason</dt>
        <dd className="whitespace-pre-wrap break-words">{reason ?? 'none was given'}</dd>
        {startedAt && (
          <>
            <dt>Started</dt>
            <dd>
              <AbsoluteTime at={startedAt} />
            </dd>
          </>
        )}
        {finishedAt && (
          <>
            <dt>Ended</dt>
            <dd>
              <AbsoluteTime at={finishedAt} />
            </dd>
          </>
        )}
        <dt>Change</dt>
        <dd>
          <code className="break-all text-small">{id}</code>
        </dd>
        <dt>Plan</dt>
        <dd>
          <code className="break-all text-small">{plan.digest}</code>
        </dd>
      </dl>
    </section>
  );
}
