import { z } from 'zod';
import type { Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import { keyText, type Resource, ResourceKey } from '@/lib/domain/resource';
import type { Action } from '../port';
import type { Access } from './access';
import { applyStep } from './publish-apply';
import { planPublish } from './publish-plan';
import { reconcileStep } from './reconcile';
import { applyRestore, planRestore, RestoreInput } from './restore';

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
  return {
    publish: {
      input: PublishInput,
      permission: 'change:run',
      scope: (input) => {
        const { source, target } = parseInput(PublishInput, input);
        return { target, reads: [source, target] };
      },
      plan: (input) => planPublish(tools, parseInput(PublishInput, input)),
      apply: (step, idempotencyKey) => applyStep(tools, step, idempotencyKey),
      reconcile: (step) => reconcileStep(tools, step),
    },
    restore: {
      input: RestoreInput,
      permission: 'change:run',
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

function parseInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: ['input', ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid_input', 'The input does not fit the action.', { errors });
}
