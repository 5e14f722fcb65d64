import type { QuickOutcome } from '@/components/changes/quick-change';
import type { GovernedChange } from '@/lib/domain/governance';
import type { Way } from './address';
import type { Fresh } from './rereading';
import type { RowStatus } from './row-status';

export const doing: Record<Way, string> = { enable: 'Enabling', disable: 'Disabling' };
export const done: Record<Way, string> = { enable: 'Enabled', disable: 'Disabled' };

/** What became of one deployment, from how its change ended and from what the vendor says afterwards. */
export function statusOf(outcome: Exclude<QuickOutcome, { kind: 'review' }>, fresh: Fresh, way: Way): RowStatus {
  const change = 'change' in outcome ? outcome.change.id : null;
  if (!fresh.read) {
    const message = `Whether it is ${done[way].toLowerCase()} is not known: it could not be read afterwards. ${fresh.why}`;
    return { kind: 'unknown', message, change };
  }
  if (!fresh.now) return { kind: 'gone', message: 'It is not deployed any more: somebody deleted it meanwhile.' };
  const stands = fresh.now.enabled ? 'enabled' : 'disabled';
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', message: `${done[way]} and proven.`, change: outcome.change.id };
    case 'already':
      return { kind: 'told', message: `Somebody else was faster: it is ${stands} already. Nothing was written.` };
    case 'waiting':
      return { kind: 'waiting', message: waitingWords(outcome.change), change: outcome.change.id };
    case 'ended':
      return endedStatus(outcome.change, stands);
    case 'refused':
      return { kind: 'failed', message: withState(outcome.error.message, stands), change: null };
  }
}

function waitingWords({ status, obstacles }: GovernedChange): string {
  if (status === 'awaiting_approval') return 'It waits for approval. Nothing is written before that.';
  const why = obstacles.map(({ message }) => message).join(' ');
  return why || 'It is stored, but could not be started: another change runs on this environment.';
}

function endedStatus({ id, status, failure, moved, steps }: GovernedChange, stands: string): RowStatus {
  const written = steps.some((step) => step.status === 'succeeded' || step.status === 'unknown');
  if (status === 'stale' && moved.length > 0 && !written)
    return { kind: 'told', message: `Somebody else changed it meanwhile: it is ${stands} now. Nothing was written.` };
  const said = failure ?? steps.find(({ message }) => message !== null)?.message ?? 'It did not get through.';
  return { kind: 'failed', message: withState(said, stands), change: id };
}

/** What became of one of many deployments, from its own step. */
export function bulkStatusOf(outcome: QuickOutcome, flow: string, fresh: Fresh, way: Way): RowStatus {
  if (outcome.kind === 'review')
    return { kind: 'failed', message: `${outcome.because} Nothing was written.`, change: null };
  if (outcome.kind !== 'ended' || !fresh.read || !fresh.now) return statusOf(outcome, fresh, way);
  const { id, plan, steps, failure } = outcome.change;
  const state = steps.find((one) => one.id === plan.steps.find(({ resourceId }) => resourceId === flow)?.id);
  const stands = fresh.now.enabled ? 'enabled' : 'disabled';
  if (state?.status === 'succeeded' && fresh.now.enabled === (way === 'enable'))
    return { kind: 'done', message: `${done[way]} and proven.`, change: id };
  if (state?.status === 'unknown') {
    return { kind: 'unknown', message: withState(state.message ?? 'The answer was not clear.', stands), change: id };
  }
  const skipped = state?.status === 'skipped' || state?.status === 'pending';
  const said = skipped ? 'Not attempted: the change stopped before its turn.' : (state?.message ?? failure);
  return { kind: 'failed', message: withState(said ?? 'It did not get through.', stands), change: id };
}

/** What was said, with how it stands now where that was not said along with it. */
function withState(said: string, stands: string): string {
  return said.includes(`${stands}.`) ? said : `${said} It is ${stands}.`;
}
