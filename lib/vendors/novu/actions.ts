import { z } from 'zod';
import type { Environment } from '@/lib/domain/environment';
import { keyText, type Resource, ResourceKey } from '@/lib/domain/resource';
import { parseInput, RestoreInput } from '../input';
import type { Action } from '../port';
import type { Access } from './access';
import { applyStep } from './publish-apply';
import { planPublish } from './publish-plan';
import { reconcileStep } from './reconcile';
import { applyRestore, planRestore } from './restore';

import { planSync, SyncInput } from './sync';
import { applyCreate, CreateInput, planCreate } from './workflow-create';
import { applyDelete, DeleteInput, planDelete } from './workflow-delete';
import { applyPatch, PatchInput, planPatch } from './workflow-patch';
import { applyUpdate, planUpdate, UpdateInput } from './workflow-update';

/** What the actions need of the session they belong to. */
export interface Tools {
  access: Access;
  environments(): Promise<Environment[]>;
  read(environment: string, key: ResourceKey): Promise<Resource | null>;
}

export const PublishInput = z
  .strictObject({
    source: z.string().min(1),
    target: z.string().min(1),
    // An empty list means "everything, deletions included" to Novu, so it must never get that far.
    resources: z.array(ResourceKey).min(1, 'Tick at least one resource').max(500),
  })
  .superRefine(({ source, target, resources }, context) => {
    if (source === target)
      context.addIssue({ code: 'custom', path: ['target'], message: 'Source and target must be different' });
    if (new Set(resources.map(keyText)).size < resources.length) {
      context.addIssue({ code: 'custom', path: ['resources'], message: 'A resource is named twice' });
    }
  });
export type PublishInput = z.infer<typeof PublishInput>;

export function novuActions(tools: Tools): Record<string, Action> {
  const reconcile: Action['reconcile'] = (step) => reconcileStep(tools, step, 'what was planned');
  return {
    publish: {
      input: PublishInput,
      scope: (input) => {
        const { source, target } = parseInput(PublishInput, input);
        return { target, reads: [source, target] };
      },
      plan: (input) => planPublish(tools, parseInput(PublishInput, input)),
      apply: (step, idempotencyKey) => applyStep(tools, step, idempotencyKey),
      reconcile: (step) => reconcileStep(tools, step),
    },
    sync: {
      input: SyncInput,
      scope: (input) => {
        const { source, target } = parseInput(SyncInput, input);
        return { target, reads: [source, target] };
      },
      plan: (input) => planSync(tools, parseInput(SyncInput, input)),
      apply: (step, idempotencyKey) => applyStep(tools, step, idempotencyKey),
      reconcile: (step) => reconcileStep(tools, step),
    },
    'workflow.create': inside(CreateInput, {
      plan: (input) => planCreate(tools, parseInput(CreateInput, input)),
      apply: (step, idempotencyKey) => applyCreate(tools, step, idempotencyKey),
      reconcile,
    }),
    'workflow.update': inside(UpdateInput, {
      plan: (input) => planUpdate(tools, parseInput(UpdateInput, input)),
      apply: (step) => applyUpdate(tools, step),
      reconcile,
    }),
    'workflow.patch': inside(PatchInput, {
      plan: (input) => planPatch(tools, parseInput(PatchInput, input)),
      apply: (step, idempotencyKey) => applyPatch(tools, step, idempotencyKey),
      reconcile,
    }),
    'workflow.delete': inside(DeleteInput, {
      plan: (input) => planDelete(tools, parseInput(DeleteInput, input)),
      apply: (step) => applyDelete(tools, step),
      reconcile,
    }),
    restore: {
      input: RestoreInput,
      internal: true,
      scope: (input) => {
        const { target } = parseInput(RestoreInput, input);
        return { target, reads: [target] };
      },
      plan: (input) => planRestore(tools, parseInput(RestoreInput, input)),
      apply: (step) => applyRestore(tools, step),
      reconcile: (step) => reconcileStep(tools, step),
    },
  };
}

/** An action within one environment, which its input names. */
function inside(
  input: z.ZodType<{ environment: string }>,
  action: Pick<Action, 'plan' | 'apply' | 'reconcile'>,
): Action {
  return {
    input,
    scope: (given) => {
      const { environment } = parseInput(input, given);
      return { target: environment, reads: [environment] };
    },
    ...action,
  };
}
