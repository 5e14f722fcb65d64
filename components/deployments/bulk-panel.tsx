'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { ArrowLeft, ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { planQuery } from '@/components/changes/queries';
import { ReasonField } from '@/components/changes/reason-field';
import { type TickStore, useTicks } from '@/components/compare/tick-store';
import { policiesQuery } from '@/components/policies/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { batchesOf } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { isSubmittable } from '@/lib/domain/plan';
import { policyFor } from '@/lib/domain/policy';
import type { Way } from './address';
import { BulkGroup } from './bulk-group';
import { bulkInput } from './bulk-input';
import type { ReadyBatch } from './bulk-running';

interface BulkPanelProps {
  connection: string;
  way: Way;
  all: readonly FlowDeployment[];
  complete: boolean;
  ticks: TickStore;
  onLeave: () => void;
  onStart: (way: Way, batches: readonly ReadyBatch[], reason: string) => void;
}

/** More than this the server does not take in one change. */
const most = 200;
const verbs: Record<Way, string> = { enable: 'Enable', disable: 'Disable' };

/** What would happen to everything that is ticked, environment by environment, before any of it happens. */
export function BulkPanel({ connection, way, all, complete, ticks: store, onLeave, onStart }: BulkPanelProps) {
  const ticks = useTicks(store);
  const batches = useMemo(
    () =>
      batchesOf(
        all.filter(({ id }) => ticks.has(id)),
        most,
      ),
    [all, ticks],
  );
  const plans = useQueries({
    queries: batches.map((batch) => planQuery({ connection, action: way, input: bulkInput(batch) })),
  });
  const policies = useQuery(policiesQuery);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map());
  const found = batches.reduce((sum, { deployments }) => sum + deployments.length, 0);

  if (!complete && found < ticks.size) return <Loading what="Reading what is ticked…" />;
  if (found === 0) {
    return (
      <EmptyState
        icon={ListChecks}
        title="Nothing is ticked"
        action={<Button onClick={onLeave}>Back to the list</Button>}
      >
        Tick the deployments that shall be {way}d first.
      </EmptyState>
    );
  }
  const all_ = plans.map(({ data }) => data?.plan ?? null);
  const ready = batches.flatMap((batch, index): ReadyBatch[] => {
    const plan = all_[index];
    return plan && plan.steps.length > 0 ? [{ batch, plan, confirmation: typed.get(index) ?? '' }] : [];
  });
  const steps = ready.reduce((sum, { plan }) => sum + plan.steps.length, 0);
  const wantsReason = ready.some(
    ({ plan }) => policyFor(policies.data?.items ?? [], connection, plan.target.id).reasonRequired,
  );
  const unconfirmed = ready.find(
    ({ plan, confirmation }) => plan.confirmation && plan.confirmation.expected !== confirmation,
  );
  const because = plans.some(({ isPending }) => isPending)
    ? 'The plans are being made'
    : plans.some(({ error }) => error !== null)
      ? 'Not every plan could be made'
      : steps === 0
        ? `Everything that is ticked is ${way}d already`
        : ready.some(({ plan }) => !isSubmittable(plan))
          ? 'Something above blocks a plan'
          : wantsReason && reason.trim() === ''
            ? 'Write the reason first, because a policy demands one'
            : unconfirmed
              ? `Type “${unconfirmed.plan.confirmation?.expected}” first`
              : null;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <section aria-labelledby="bulk" className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-6">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="bulk" className="font-semibold text-title tracking-tight">
            {verbs[way]} {found === 1 ? '1 deployment' : `${found} deployments`}
          </h2>
          <Button tone="ghost" onClick={onLeave}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the list
          </Button>
        </header>
        <Notice tone="success" title="These are dry runs: nothing has been written">
          Each environment becomes a change of its own, so that each can be approved, stopped and taken back by itself.
        </Notice>
        {batches.map((batch, index) => {
          const result = plans[index];
          return (
            result && (
              <BulkGroup
                key={batch.deployments[0]?.id}
                connection={connection}
                way={way}
                batch={batch}
                plan={all_[index] ?? null}
                error={result.error}
                onRetry={() => void result.refetch()}
                typed={typed.get(index) ?? ''}
                onType={(text) => setTyped(new Map(typed).set(index, text))}
              />
            )
          );
        })}
        <form
          aria-label={`${verbs[way]} all`}
          className="flex flex-col gap-4 rounded-large border border-line bg-panel p-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (because === null) onStart(way, ready, reason.trim());
          }}
        >
          <ReasonField
            reason={reason}
            required={wantsReason}
            help="Kept with each of the changes and in the audit trail."
            onChange={setReason}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              size="large"
              tone={ready.some(({ plan }) => plan.target.production) ? 'production' : 'primary'}
              because={because}
            >
              {verbs[way]} {steps} in {ready.length === 1 ? ready[0]?.plan.target.name : `${ready.length} changes`}
            </Button>
            {because && <p className="text-muted">{because}.</p>}
          </div>
        </form>
      </section>
    </div>
  );
}
