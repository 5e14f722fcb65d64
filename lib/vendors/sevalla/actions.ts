import type { PlanStep } from '@/lib/domain/plan';
import { parseInput, RestoreInput } from '../input';
import type { Action } from '../port';
import type { Account } from './account';
import { CancelInput, PromoteInput, RollbackInput } from './action-input';
import { applyCancel, followCancel, planCancel, reconcileCancel } from './cancel';
import { applyPromote, applyRollback } from './deploy-apply';
import { followDeployment, reconcileDeployment } from './follow';
import { applicationScope, promotionScope } from './places';
import { planPromote } from './promote-plan';
import { planRestore } from './restore';
import { planRollback } from './rollback';

/** What can be done at Sevalla. */
export function sevallaActions(account: Account): Record<string, Action> {
  const deployment: Pick<Action, 'follow' | 'reconcile'> = {
    follow: (step, reference) => followDeployment(account, step, reference),
    reconcile: (step, reference) => reconcileDeployment(account, step, reference),
  };
  return {
    promote: {
      ...deployment,
      input: PromoteInput,
      named: (input) => account.toldStage(parseInput(PromoteInput, input).targetApps[0]),
      scope: (input) => promotionScope(account, parseInput(PromoteInput, input)),
      plan: async (input) => planPromote(account, parseInput(PromoteInput, input)),
      apply: (step, _idempotencyKey, note) => applyPromote(account, step, note),
    },
    rollback: {
      ...deployment,
      input: RollbackInput,
      named: (input) => account.toldStage(parseInput(RollbackInput, input).application),
      scope: (input) => applicationScope(account, parseInput(RollbackInput, input)),
      plan: async (input) => planRollback(account, parseInput(RollbackInput, input)),
      apply: (step, _idempotencyKey, note) => applyRollback(account, step, note),
    },
    'cancel-deployment': {
      input: CancelInput,
      // The deployment to be called off may be that of a change that is running.
      beside: true,
      named: (input) => account.toldStage(parseInput(CancelInput, input).application),
      scope: (input) => applicationScope(account, parseInput(CancelInput, input)),
      plan: async (input) => planCancel(account, parseInput(CancelInput, input)),
      apply: (step) => applyCancel(account, step),
      follow: (step: PlanStep) => followCancel(account, step),
      reconcile: (step) => reconcileCancel(account, step),
    },
    restore: {
      ...deployment,
      input: RestoreInput,
      internal: true,
      scope: (input) => {
        const { target } = parseInput(RestoreInput, input);
        return { target, reads: [target] };
      },
      plan: async (input) => planRestore(account, parseInput(RestoreInput, input)),
      apply: (step, _idempotencyKey, note) => applyRollback(account, step, note),
    },
  };
}
