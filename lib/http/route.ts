import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { currentActor } from '@/lib/auth/session';
import { database } from '@/lib/db/connect';
import { AppError } from '@/lib/domain/error';
import { jsonBytes } from '@/lib/domain/json-bytes';
import { type Actor, can, canSomewhere } from '@/lib/domain/permission';
import type { Endpoint } from '@/lib/endpoints/endpoint';
import { log } from '@/lib/log';
import type { Context } from '@/lib/operations/context';
import { clockOfRuns, openSession } from '@/lib/operations/sessions';
import { refuseCrossSite } from './cross-site';
import { connectionOf, readInput } from './input';
import { inLines, linesType } from './lines';
import { problemResponse } from './problem';
import { type Attempt, recordRefusal } from './refusal';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** What comes with the request besides its input. */
export interface Extras {
  idempotencyKey: string | null;
}

/** The only way in: session, permission, input, operation, output, and every error as a problem. */
export function route<Input extends z.ZodType, Output extends z.ZodType, Part extends z.ZodType>(
  endpoint: Endpoint<Input, Output, Part>,
  operation: (
    ctx: Context,
    input: z.output<Input> & Extras,
    tell?: (part: z.input<Part>) => void,
  ) => Promise<z.input<Output>>,
  statusOf: (output: z.input<Output>) => number = () => endpoint.status ?? 200,
): Handler {
  return respond(endpoint, async (ctx, input, request) => {
    const full = { ...Object(input), idempotencyKey: request.headers.get('idempotency-key') };
    const { part } = endpoint;
    if (part && request.headers.get('accept') === linesType) {
      return inLines(ctx.requestId, async (tell) => {
        const output = await operation(ctx, full, (value) => tell(part.parse(value)));
        return endpoint.output.parse(output);
      });
    }
    const output = await operation(ctx, full);
    return answer(endpoint.output.parse(output), statusOf(output), ctx.requestId);
  });
}

/** The same way in for what answers otherwise than with one piece of JSON: a file, events, a text. */
export function respond<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  respondTo: (ctx: Context, input: z.output<Input>, request: Request) => Promise<Response>,
): Handler {
  return async (request, { params }) => {
    const requestId = randomUUID();
    // Who reads only is content with what was read once for this request; who writes has to see what was written.
    const since = endpoint.method === 'GET' ? performance.now() : undefined;
    const attempt: Attempt = { endpoint, request, requestId, actor: null, parameters: {}, input: undefined };
    try {
      // Next hands nothing at all to a route without parameters.
      attempt.parameters = { ...(await params) };
      // Before anything is refused, so that the record of a refusal can say whose attempt it was.
      const actor = await currentActor(since);
      attempt.actor = actor;
      refuseCrossSite(request);
      if (!actor) throw noSession();
      refuseWithout(actor, endpoint, attempt.parameters.connection);
      const input = await readInput(endpoint, request, attempt.parameters);
      attempt.input = input;
      refuseWithout(actor, endpoint, connectionOf(input));
      return await respondTo(await contextFor(actor, requestId, since), input, request);
    } catch (error) {
      if (!(error instanceof AppError))
        log().error({ err: error, requestId, endpoint: endpoint.name }, 'a request failed');
      await recordRefusal(attempt, error);
      return problemResponse(error, requestId);
    }
  };
}

/** Who is asking, as of `since` (a `performance.now()`) or later; throws `unauthenticated`. */
export async function signedIn(since?: number): Promise<Actor> {
  const actor = await currentActor(since);
  if (!actor) throw noSession();
  return actor;
}

function noSession(): AppError {
  return new AppError('unauthenticated', 'Your session has ended or never began. Sign in and try again.');
}

/** What an operation gets. */
export async function contextFor(actor: Actor, requestId: string, since?: number): Promise<Context> {
  const db = await database();
  return { actor, db, requestId, clock: clockOfRuns(), open: (connection) => openSession(db, connection, since) };
}

/** The first look; what the request is about exactly is asked by the operation, next to the effect. */
function refuseWithout({ grants }: Actor, { permission, held }: Endpoint, connection?: string): void {
  if (held === 'everywhere' ? can(grants, permission) : canSomewhere(grants, permission, connection)) return;
  throw new AppError('forbidden', `Your role does not include “${permission}”. Nothing was done.`);
}

function answer(body: unknown, status: number, requestId: string): Response {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': requestId };
  return status === 204 ? new Response(null, { status, headers }) : new Response(jsonBytes(body), { status, headers });
}
