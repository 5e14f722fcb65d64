import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { currentActor } from '@/lib/auth/session';
import { appendAudit } from '@/lib/db/audit';
import { database } from '@/lib/db/connect';
import { AppError } from '@/lib/domain/error';
import { jsonBytes } from '@/lib/domain/json-bytes';
import { type Actor, canSomewhere } from '@/lib/domain/permission';
import type { Endpoint } from '@/lib/endpoints/endpoint';
import { log } from '@/lib/log';
import type { Context } from '@/lib/operations/context';
import { openSession } from '@/lib/operations/sessions';
import { refuseCrossSite } from './cross-site';
import { connectionOf, readInput } from './input';
import { inLines, linesType } from './lines';
import { problemResponse } from './problem';

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
  return async (request, { params }) => {
    const requestId = randomUUID();
    // Who reads only is content with what was read once for this request; who writes has to see what was written.
    const since = endpoint.method === 'GET' ? performance.now() : undefined;
    let actor: Actor | null = null;
    try {
      refuseCrossSite(request);
      actor = await signedIn(since);
      const ctx = await contextFor(actor, requestId, since);
      // Next hands nothing at all to a route without parameters.
      const parameters: Record<string, string> = { ...(await params) };
      refuseWithout(actor, endpoint, parameters.connection);
      const input = await readInput(endpoint, request, parameters);
      refuseWithout(actor, endpoint, connectionOf(input));
      const full = { ...Object(input), idempotencyKey: request.headers.get('idempotency-key') };
      const { part } = endpoint;
      if (part && request.headers.get('accept') === linesType) {
        return inLines(requestId, async (tell) => {
          const output = await operation(ctx, full, (value) => tell(part.parse(value)));
          return endpoint.output.parse(output);
        });
      }
      const output = await operation(ctx, full);
      return answer(endpoint.output.parse(output), statusOf(output), requestId);
    } catch (error) {
      if (!(error instanceof AppError))
        log().error({ err: error, requestId, endpoint: endpoint.name }, 'a request failed');
      await recordRefusal(endpoint, actor, error, requestId);
      return problemResponse(error, requestId);
    }
  };
}

/** Who is asking, as of `since` (a `performance.now()`) or later; throws `unauthenticated`. */
export async function signedIn(since?: number): Promise<Actor> {
  const actor = await currentActor(since);
  if (!actor) throw new AppError('unauthenticated', 'Your session has ended or never began. Sign in and try again.');
  return actor;
}

/** What an operation gets. */
export async function contextFor(actor: Actor, requestId: string, since?: number): Promise<Context> {
  const db = await database();
  return { actor, db, requestId, open: (connection) => openSession(db, connection, since) };
}

function refuseWithout(actor: Actor, { permission }: Endpoint, connection?: string): void {
  if (canSomewhere(actor.grants, permission, connection)) return;
  throw new AppError('forbidden', `Your role does not include “${permission}”. Nothing was done.`);
}

function answer(body: unknown, status: number, requestId: string): Response {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': requestId };
  return status === 204 ? new Response(null, { status, headers }) : new Response(jsonBytes(body), { status, headers });
}

const refusals = new Set([
  'forbidden',
  'cross_site',
  'plan_stale',
  'plan_blocked',
  'not_allowed_now',
  'idempotency_mismatch',
  'conflict',
]);

/** An attempt to change something that was turned down is part of the record too. */
async function recordRefusal(
  endpoint: Endpoint,
  actor: Actor | null,
  error: unknown,
  requestId: string,
): Promise<void> {
  if (endpoint.method === 'GET' || !actor || !(error instanceof AppError) || !refusals.has(error.code)) return;
  const { id, name } = actor;
  const entry = {
    actor: { id, name },
    event: `${endpoint.name}.refused`,
    requestId,
    data: { code: error.code, why: error.message },
  };
  await appendAudit(await database(), entry).catch((failure: unknown) => {
    log().error({ err: failure, requestId }, 'a refusal could not be recorded');
  });
}
