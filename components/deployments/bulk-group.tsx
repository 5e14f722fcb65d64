'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApprovalNote } from '@/components/changes/approval-note';
import { ConfirmationField } from '@/components/changes/confirmation-field';
import { NoticeList } from '@/components/changes/notice-list';
import { EnvironmentName } from '@/components/compare/environment-name';
import { PlaceNote } from '@/components/freezes/place-note';
import { policiesQuery } from '@/components/policies/queries';
import { useActor, useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Disclosure } from '@/components/ui/disclosure';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Batch } from '@/lib/domain/deployment-filter';
import { refOf } from '@/lib/domain/deployment-matrix';
import type { Notice, Plan } from '@/lib/domain/plan';
import { isApproved, missingApprovals, policyFor } from '@/lib/domain/policy';
import type { Way } from './address';

interface BulkGroupProps {
  connection: string;
  way: Way;
  batch: Batch;
  plan: Plan | null;
  error: Error | null;
  onRetry: () => void;
  typed: string;
  onType: (text: string) => void;
}

/** The plan of one environment: what changes, what is so already, and what the place asks for. */
export function BulkGroup({ connection, way, batch, plan, error, onRetry, typed, onType }: BulkGroupProps) {
  const [open, setOpen] = useState(false);
  const { environment, deployments } = batch;
  const place = refOf(environment);
  const refusal = useRefusal('change:plan', { connection, environment: place.id });
  return (
    <section
      aria-label={place.name}
      className={cx(
        'flex flex-col gap-2 rounded-large border p-4',
        place.production ? 'border-production' : 'border-line',
      )}
    >
      <h3 className="flex flex-wrap items-center gap-2 text-large">
        <EnvironmentName environment={place} loud />
        <span className="font-normal text-base text-muted tabular-nums">{deployments.length} ticked</span>
      </h3>
      {refusal && <p className="font-medium text-deleted">{refusal}.</p>}
      {error ? (
        <ProblemNotice error={error} onRetry={onRetry} />
      ) : plan === null ? (
        <Loading what="Reading the vendor and making the plan. Nothing is written…" rows={1} />
      ) : (
        <>
          <p>
            <strong className="font-semibold">{plan.steps.length}</strong> will be {way}d
            {plan.notices.length > 0 &&
              `, ${plan.notices.length} ${plan.notices.length === 1 ? 'is' : 'are'} so already`}
            .
          </p>
          <Some notices={plan.steps.flatMap(({ effects }) => effects)} />
          <PlaceNote connection={connection} environment={place} />
          <Asked connection={connection} plan={plan} />
          <ConfirmationField confirmation={plan.confirmation} typed={typed} onType={onType} />
          <Disclosure
            open={open}
            onToggle={setOpen}
            className="rounded-base border border-line"
            summary={<span className="font-medium">Every deployment by name</span>}
          >
            <ul className="max-h-72 overflow-y-auto border-line border-t px-4 py-2">
              {plan.steps.map((step) => (
                <li key={step.id} className="py-0.5">
                  {step.sentence}
                </li>
              ))}
              {plan.notices.map((notice) => (
                <li key={notice.message} className="py-0.5 text-muted">
                  {notice.message}
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </section>
  );
}

function Asked({ connection, plan }: { connection: string; plan: Plan }) {
  const { data } = useQuery(policiesQuery);
  const person = useActor()?.id ?? '';
  const policy = policyFor(data?.items ?? [], connection, plan.target.id);
  if (isApproved(missingApprovals(policy, person, plan.digest, []))) return null;
  return <ApprovalNote policy={policy} target={plan.target.name} />;
}

const few = 5;

/** The first of many warnings, and the rest on demand: a hundred lines are read by nobody. */
function Some({ notices }: { notices: readonly Notice[] }) {
  const [whole, setWhole] = useState(false);
  const serious = notices.filter(({ severity }) => severity !== 'info');
  if (serious.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="font-medium text-warning">
        {serious.length === 1 ? '1 warning' : `${serious.length} warnings`} to read
      </p>
      <NoticeList notices={whole ? serious : serious.slice(0, few)} />
      {!whole && serious.length > few && (
        <Button size="small" onClick={() => setWhole(true)}>
          Show all {serious.length} warnings
        </Button>
      )}
    </div>
  );
}
