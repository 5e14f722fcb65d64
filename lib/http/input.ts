import type { z } from 'zod';
import { AppError } from '@/lib/domain/error';
import { isObject, JsonValue } from '@/lib/domain/json';
import { type Endpoint, parametersOf } from '@/lib/endpoints/endpoint';

const byteLimit = 1024 * 1024;

/** Path parameters, query and body as one checked value. A member that is given twice is refused, not guessed. */
export async function readInput<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  request: Request,
  parameters: Record<string, string>,
): Promise<z.output<Input>> {
  const sent = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? queryOf(request) : await bodyOf(request);
  const names = parametersOf(endpoint.path);
  const twice = names.find((name) => name in sent);
  if (twice) throw invalid([{ path: twice, message: 'Is part of the address already' }]);
  const path = Object.fromEntries(names.map((name) => [name, parameters[name]]));
  return checked(endpoint.input, { ...sent, ...path });
}

/** A JSON body by itself, for the few routes that are no endpoint. */
export async function readBody<Input extends z.ZodType>(schema: Input, request: Request): Promise<z.output<Input>> {
  return checked(schema, await bodyOf(request));
}

function checked<Input extends z.ZodType>(schema: Input, value: unknown): z.output<Input> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error.issues.flatMap(fieldsOf));
}

/** The permission is asked for this connection, when the input names one. */
export function connectionOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'connection' in input && typeof input.connection === 'string'
    ? input.connection
    : undefined;
}

function fieldsOf(issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((path) => ({ path, message: 'Is not known here' }));
  return [{ path: issue.path.join('.'), message: issue.message }];
}

function queryOf(request: Request): Record<string, unknown> {
  const { searchParams } = new URL(request.url);
  const twice = [...searchParams.keys()].find((name) => searchParams.getAll(name).length > 1);
  if (twice) throw invalid([{ path: twice, message: 'Is given twice' }]);
  return Object.fromEntries(searchParams);
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await limitedText(request);
  if (text.trim() === '') return {};
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw invalid([{ path: '', message: 'The body must be sent as application/json' }]);
  const value = JsonValue.safeParse(parsed(text));
  if (!value.success || !isObject(value.data)) throw invalid([{ path: '', message: 'The body must be a JSON object' }]);
  return value.data;
}

async function limitedText(request: Request): Promise<string> {
  const tooLarge = invalid([{ path: '', message: 'The body is larger than 1 MB' }]);
  if (Number(request.headers.get('content-length') ?? 0) > byteLimit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > byteLimit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([{ path: '', message: 'The body is not valid JSON' }]);
  }
}

function invalid(errors: { path: string; message: string }[]): AppError {
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new AppError('invalid_input', `${detail}.`, { errors });
}
