import { z } from 'zod';
import { IDENTIFIER, type Violation } from './validation';

const JsonObject = z.record(z.string(), z.json());
const Preferences = z.object({ user: JsonObject.nullish(), workflow: JsonObject.nullish() });

const identifier = (field: string) =>
  z.string().regex(IDENTIFIER, {
    error: `${field} must be a valid slug format (letters, numbers, hyphens, underscores and dots only)`,
  });

export const StepInput = z.object({
  _id: z.string().nullish(),
  stepId: identifier('stepId').nullish(),
  name: z.string(),
  type: z.enum([
    ...(['in_app', 'email', 'sms', 'chat', 'push', 'tool', 'digest', 'trigger'] as const),
    ...(['delay', 'throttle', 'custom', 'http_request'] as const),
  ]),
  controlValues: JsonObject.nullish(),
  providerOverrides: JsonObject.nullish(),
});

const shared = {
  name: z.string(),
  description: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  active: z.boolean().nullish(),
  validatePayload: z.boolean().nullish(),
  payloadSchema: JsonObject.nullish(),
  isTranslationEnabled: z.boolean().nullish(),
};

const whole = {
  ...shared,
  steps: z.array(StepInput),
  severity: z.enum(['high', 'medium', 'low', 'none']).nullish(),
  agent: JsonObject.nullish(),
};

/** Unknown fields are dropped by these, as the server ignores them. */
export const CreateInput = z.object({
  ...whole,
  workflowId: identifier('workflowId'),
  preferences: Preferences.nullish(),
});
export const UpdateInput = z.object({ ...whole, preferences: Preferences });
export const PatchInput = z.object({ ...shared, name: z.string().nullish() });

export type StepInput = z.infer<typeof StepInput>;
export type UpdateInput = z.infer<typeof UpdateInput>;
export type PatchInput = z.infer<typeof PatchInput>;

type Checked = PatchInput & { steps?: readonly StepInput[] };

/** What the command, one layer below the DTO, objects to: lengths and repeated tags. */
export function violations({ name, description, tags, steps = [] }: Checked): Violation[] {
  const found: Violation[] = [];
  const reject = (path: string, value: Violation['value'], message: string) =>
    found.push({ path: `workflowDto.${path}`, messages: [message], value });
  const length = (path: string, value: string, min: number, max: number) => {
    const field = path.split('.').at(-1);
    if (value.length < min) reject(path, value, `${field} must be longer than or equal to ${min} characters`);
    if (value.length > max) reject(path, value, `${field} must be shorter than or equal to ${max} characters`);
  };

  if (typeof name === 'string') length('name', name, 1, 128);
  if (typeof description === 'string') length('description', description, 0, 256);
  if (tags && tags.length > 16) reject('tags', tags, 'tags must contain no more than 16 elements');
  if (tags && new Set(tags).size < tags.length) reject('tags', tags, "All tags's elements must be unique");
  for (const [index, tag] of (tags ?? []).entries()) length(`tags.${index}`, tag, 1, 64);
  for (const [index, step] of steps.entries()) length(`steps.${index}.name`, step.name, 1, 128);
  return found;
}
