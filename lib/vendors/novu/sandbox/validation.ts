import type { z } from 'zod';
import type { Json } from './documents';
import { NovuError } from './errors';

/** The pattern of workflow, step and layout identifiers on input. */
export const IDENTIFIER = /^[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)*$/;

/** The first of the three 422 shapes: field names only inside the messages. */
export function dtoError(messages: string[]): NovuError {
  return new NovuError(422, 'Validation Error', {
    ctx: {},
    errors: { general: { messages, value: 'No Value Recorded' } },
  });
}

/** Parses a body or a query as the DTO pipe does. */
export function parseDto<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: (issue) => wording(issue) });
  if (!result.success) throw dtoError(result.error.issues.map(({ message }) => message));
  return result.data;
}

export interface Violation {
  path: string;
  messages: string[];
  value: Json;
}

/** The second 422 shape: keyed by dotted path. */
export function commandError(command: string, violations: readonly Violation[]): NovuError {
  const messages = violations.flatMap((violation) => violation.messages);
  return new NovuError(422, `Validation failed for ${command}: ${messages.join(', ')}`, {
    ctx: {},
    errors: Object.fromEntries(violations.map(({ path, messages, value }) => [path, { messages, value }])),
  });
}

const KINDS: Record<string, string> = {
  string: 'a string',
  array: 'an array',
  boolean: 'a boolean value',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  int: 'an integer number',
};

function wording(issue: z.core.$ZodRawIssue): string {
  const field = issue.path?.join('.') || 'body';
  if (issue.code === 'invalid_type') return `${field} must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_big') return `${field} must not be greater than ${issue.maximum}`;
  if (issue.code === 'too_small') return `${field} must not be less than ${issue.minimum}`;
  if (issue.code === 'invalid_value')
    return `${field} must be one of the following values: ${issue.values.map(String).join(', ')}`;
  return `${field} is invalid`;
}
