import { z } from 'zod';
import { AppError } from '@/lib/domain/error';
import { Resource } from '@/lib/domain/resource';

const Uuid = z.uuid('Must be an identifier as Sevalla gives them (a UUID)').transform((id) => id.toLowerCase());

export const PromoteInput = z
  .strictObject({
    pipeline: Uuid,
    sourceApp: Uuid,
    targetApps: z.array(Uuid).min(1, 'Name at least one application').max(20, 'At most 20 applications at once'),
    /** The deployment that was reviewed; another one by now means another plan. */
    expectedDeployment: Uuid,
  })
  .superRefine(({ sourceApp, targetApps }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', path: ['targetApps'], message });
    if (new Set(targetApps).size < targetApps.length) complain('An application is named twice');
    if (targetApps.includes(sourceApp)) complain('An application cannot be promoted to itself');
  });
export type PromoteInput = z.infer<typeof PromoteInput>;

export const RollbackInput = z.strictObject({ pipeline: Uuid, application: Uuid });
export type RollbackInput = z.infer<typeof RollbackInput>;

export const CancelInput = z.strictObject({ pipeline: Uuid, application: Uuid, deployment: Uuid });
export type CancelInput = z.infer<typeof CancelInput>;

/** What a stage held at an earlier time, from a snapshot; null stands for "was not there". */
export const RestoreInput = z.strictObject({
  target: z.string(),
  title: z.string(),
  resources: z.array(z.strictObject({ type: z.string(), id: z.string(), resource: Resource.nullable() })).min(1),
});
export type RestoreInput = z.infer<typeof RestoreInput>;

/** Checks an input; throws `invalid_input` with the path of every field that does not fit. */
export function parseInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: ['input', ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid_input', 'The input does not fit the action.', { errors });
}

export function invalidInput(field: string, message: string): AppError {
  return new AppError('invalid_input', `${message}.`, { errors: [{ path: `input.${field}`, message }] });
}
