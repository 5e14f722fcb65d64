'use client';

import { useCallback, useState } from 'react';
import { type QuickOutcome, useQuickChange } from '@/components/changes/quick-change';
import type { TickStore } from '@/components/compare/tick-store';
import type { Batch } from '@/lib/domain/deployment-filter';
import type { GovernedChange } from '@/lib/domain/governance';
import type { Plan } from '@/lib/domain/plan';
import { setMany } from '@/lib/domain/selection';
import type { Way } from './address';
import { bulkInput } from './bulk-input';
import { bulkStatusOf, doing } from './outcome-words';
import { useRereadingMany } from './rereading';
import type { RowStatus, RowStatuses } from './row-status';

/** A batch with the plan that was read, and what was given along with it. */
export interface ReadyBatch {
  batch: Batch;
  plan: Plan;
  confirmation: string;
}

export interface BulkGroupRun {
  environment: string;
  total: number;
  done: number;
  change: string | null;
  /** How it ended; null while it goes on. */
  ended: { tone: 'success' | 'warning' | 'danger'; words: string } | null;
}

export interface BulkRun {
  way: Way;
  groups: readonly BulkGroupRun[];
}

/** Carries out one change for each environment and tells every row what became of it. */
export function useBulkRunning(connection: string, ticks: TickStore, statuses: RowStatuses) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const quickly = useQuickChange();
  const reread = useRereadingMany(connection);

  const carryOut = useCallback(
    async (way: Way, { batch, plan, confirmation }: ReadyBatch, reason: string, tell: (part: Part) => void) => {
      const flows = new Set(plan.steps.map(({ resourceId }) => resourceId));
      const changing = batch.deployments.filter(({ flow }) => flows.has(flow.id));
      const rest = batch.deployments.filter(({ flow }) => !flows.has(flow.id)).map(({ id }) => id);
      statuses.set(rest, { kind: 'told', message: `It was ${way}d already. Nothing was written.` });
      ticks.set(setMany(ticks.get(), rest, false));
      if (changing.length === 0) return tell({ ended: { tone: 'success', words: 'nothing had to be written' } });
      statuses.set(
        changing.map(({ id }) => id),
        { kind: 'pending', way, message: `${doing[way]} …` },
      );
      const outcome = await quickly({
        connection,
        action: way,
        input: bulkInput(batch),
        plan,
        ...(reason ? { reason } : {}),
        ...(confirmation ? { confirmation } : {}),
        onChange: (change) => tell({ change: change.id, done: doneIn(change) }),
      });
      const fresh = await reread(batch.environment.id, changing);
      const settled: string[] = [];
      for (const one of changing) {
        const now = fresh.get(one.id) ?? { read: false, why: 'It was not read.' };
        const status: RowStatus = bulkStatusOf(outcome, one.flow.id, now, way);
        statuses.set([one.id], status);
        if (status.kind !== 'failed' && status.kind !== 'unknown') settled.push(one.id);
      }
      // What did not get through stays ticked, for another try.
      ticks.set(setMany(ticks.get(), settled, false));
      tell({ ended: endOf(outcome, settled.length, changing.length) });
    },
    [connection, quickly, reread, statuses, ticks],
  );

  const start = useCallback(
    async (way: Way, batches: readonly ReadyBatch[], reason: string) => {
      const groups = batches.map(({ batch, plan }) => ({
        environment: batch.environment.name,
        total: plan.steps.length,
        done: 0,
        change: null,
        ended: null,
      }));
      setRun({ way, groups });
      const tell = (index: number) => (part: Part) =>
        setRun(
          (now) =>
            now && { ...now, groups: now.groups.map((group, at) => (at === index ? { ...group, ...part } : group)) },
        );
      await Promise.all(batches.map((ready, index) => carryOut(way, ready, reason, tell(index))));
    },
    [carryOut],
  );
  const dismiss = useCallback(() => setRun(null), []);
  return { run, start, dismiss };
}

type Part = Partial<Pick<BulkGroupRun, 'done' | 'change' | 'ended'>>;

const doneIn = ({ steps }: GovernedChange) => steps.filter(({ status }) => status === 'succeeded').length;

function endOf(outcome: QuickOutcome, settled: number, total: number): BulkGroupRun['ended'] {
  switch (outcome.kind) {
    case 'done':
      return { tone: 'success', words: `all ${total} done and proven` };
    case 'waiting':
      return { tone: 'warning', words: 'stored, and waiting; nothing has been written yet' };
    case 'already':
      return { tone: 'success', words: 'nothing had to be written' };
    case 'review':
      return { tone: 'warning', words: 'the plan has to be read again; nothing was written' };
    case 'refused':
      return { tone: 'danger', words: outcome.error.message };
    case 'ended':
      return {
        tone: settled === 0 ? 'danger' : 'warning',
        words: `${settled} of ${total} done; the ${total - settled === 1 ? 'other one' : `other ${total - settled}`} stayed ticked.${whyStopped(outcome.change)}`,
      };
  }
}

/** One reason for all that came to nothing, such as a key that may not write. */
function whyStopped({ steps, failure }: GovernedChange): string {
  if (failure) return ` ${failure}`;
  if (steps.every(({ status }) => status !== 'skipped')) return '';
  const first = steps.find(({ status }) => status === 'failed' || status === 'unknown')?.message;
  return first ? ` The change stopped: ${first}` : '';
}
