import { z } from 'zod';
import { AppError, invalidInput } from '@/lib/domain/error';
import { Resource } from '@/lib/domain/resource';

/** Parses an action's input; what does not fit is named by its path in the request. */
export function parseInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return unknown.map((path) => ({ path: ['input', ...path].join('.'), message: issue.message }));
  });
  throw new AppError('invalid_input', 'The input does not fit the action.', { errors });
}

/** One field of an action's input that is wrong for a reason that only the vendor could tell. */
export function wrongInput(path: string, message: string): AppError {
  return invalidInput(`input.${path}`, message);
}

/** What a target held at an earlier time, from a snapshot; null stands for "was not there". */
export const RestoreInput = z.strictObject({
  target: z.string(),
  title: z.string(),
  resources: z.array(z.strictObject({ type: z.string(), id: z.string(), resource: Resource.nullable() })).min(1),
});
export type RestoreInput = z.output<typeof RestoreInput>;
