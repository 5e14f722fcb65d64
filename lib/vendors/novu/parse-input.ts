import type { z } from 'zod';
import { AppError } from '@/lib/domain/error';

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

/** One field of the input that is wrong for a reason that only the vendor could tell. */
export function wrongInput(path: string, message: string): AppError {
  return new AppError('invalid_input', `${message}.`, { errors: [{ path: `input.${path}`, message }] });
}
