import type { z } from 'zod';
import { type Endpoint, parametersOf } from '@/lib/endpoints/endpoint';
import { Problem } from '@/lib/endpoints/problem';

/** Thrown by `call` when our server answered with a problem, or could not be reached at all. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'Promenade did not answer',
  status: 0,
  detail:
    'The request did not reach the server, or its answer did not come back. What was asked may or may not have happened.',
  code: 'unreachable',
  requestId: '',
};

interface CallOptions {
  signal?: AbortSignal | undefined;
  idempotencyKey?: string;
}

/** Calls one of our own endpoints from the browser and checks the answer against its declaration. */
export async function call<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  { signal, idempotencyKey }: CallOptions = {},
): Promise<z.output<Output>> {
  const { url, body } = requestFor(endpoint, { ...Object(input) });
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const response = await fetch(url, {
    method: endpoint.method,
    headers,
    body: body ?? null,
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CallError(unreachable);
  });
  const answer: unknown = response.status === 204 ? {} : await response.json().catch(() => null);
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after'));
    throw new CallError(Problem.catch({ ...unreachable, status: response.status }).parse(answer), wait || null);
  }
  return endpoint.output.parse(answer);
}

function requestFor(endpoint: Endpoint, input: Record<string, unknown>): { url: string; body: string | undefined } {
  const rest = { ...input };
  let path: string = endpoint.path;
  for (const name of parametersOf(endpoint.path)) {
    path = path.replace(`[${name}]`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE') return { url: path, body: JSON.stringify(rest) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  const search = query.toString();
  return { url: search ? `${path}?${search}` : path, body: undefined };
}
