import { z } from 'zod';
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
  options: CallOptions = {},
): Promise<z.output<Output>> {
  const response = await ask(endpoint, input, 'application/json', options);
  return endpoint.output.parse(response.status === 204 ? {} : await response.json().catch(() => null));
}

/** The same for an endpoint that tells parts of its answer while it is still at work. */
export async function callInParts<Input extends z.ZodType, Output extends z.ZodType, Part extends z.ZodType>(
  endpoint: Endpoint<Input, Output, Part> & { part: Part },
  input: z.input<Input>,
  onParts: (parts: z.output<Part>[]) => void,
  options: CallOptions = {},
): Promise<z.output<Output>> {
  const response = await ask(endpoint, input, 'application/x-ndjson', options);
  for await (const lines of linesOf(response, options.signal)) {
    const parts: z.output<Part>[] = [];
    for (const line of lines) {
      const { part, answer, problem, retryAfterSeconds } = Line.parse(JSON.parse(line));
      if (problem) throw new CallError(problem, retryAfterSeconds ?? null);
      if (answer !== undefined) return endpoint.output.parse(answer);
      parts.push(endpoint.part.parse(part));
    }
    if (parts.length > 0) onParts(parts);
  }
  throw new CallError(unreachable);
}

const Line = z.object({
  part: z.unknown().optional(),
  answer: z.unknown().optional(),
  problem: Problem.optional(),
  retryAfterSeconds: z.number().nullish(),
});

/** The whole lines of each piece that arrives. A line may come in hundreds of pieces, each of which is looked at once. */
async function* linesOf(response: Response, signal: AbortSignal | undefined): AsyncGenerator<string[]> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let begun: string[] = [];
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new CallError(unreachable);
    });
    if (done) return;
    const [end = '', ...others] = value.split('\n');
    begun.push(end);
    const last = others.pop();
    if (last === undefined) continue;
    yield [begun.join(''), ...others];
    begun = [last];
  }
}

async function ask(
  endpoint: Endpoint,
  input: unknown,
  accept: string,
  { signal, idempotencyKey }: CallOptions,
): Promise<Response> {
  const { url, body } = requestFor(endpoint, { ...Object(input) });
  const headers: Record<string, string> = { accept };
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
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  const wait = Number(response.headers.get('retry-after'));
  throw new CallError(Problem.catch({ ...unreachable, status: response.status }).parse(answer), wait || null);
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
