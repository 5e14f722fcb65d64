import { eq } from 'drizzle-orm';
import { type AuditEntry, appendAudit } from '@/lib/db/audit';
import { database } from '@/lib/db/connect';
import { changes } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import type { Actor } from '@/lib/domain/permission';
import type { Endpoint } from '@/lib/endpoints/endpoint';
import { log } from '@/lib/log';
import { connectionOf, readInput } from './input';

/** A request as far as it came. */
export interface Attempt {
  endpoint: Endpoint;
  request: Request;
  requestId: string;
  actor: Actor | null;
  parameters: Record<string, string>;
  /** Undefined when it was refused before its input was read. */
  input: unknown;
}

/** Mistakes in a form are none: they are told where they were made, and nobody was kept from anything. */
const refusals = new Set([
  'forbidden',
  'cross_site',
  'confirmation_missing',
  'reason_missing',
  'plan_stale',
  'plan_blocked',
  'not_allowed_now',
  'idempotency_mismatch',
  'conflict',
]);

/** An attempt to change something that was turned down is part of the record too, with what it was about. */
export async function recordRefusal(attempt: Attempt, error: unknown): Promise<void> {
  const { endpoint, actor, requestId } = attempt;
  if (endpoint.method === 'GET' || !actor || !(error instanceof AppError)) return;
  const hidden = error.code === 'not_found' && changeOf(attempt) !== undefined;
  if (!hidden && !refusals.has(error.code)) return;
  try {
    const about = await aboutOf(attempt, error);
    // A change that nobody ever made is not one that somebody was kept from.
    if (hidden && !about.subject) return;
    const { digest, ...place } = about;
    await appendAudit(await database(), {
      actor: { id: actor.id, name: actor.name },
      event: `${endpoint.name}.refused`,
      requestId,
      ...place,
      data: { code: error.code, why: error.message, ...(digest === undefined ? {} : { digest }) },
    });
  } catch (failure) {
    log().error({ err: failure, requestId }, 'a refusal could not be recorded');
  }
}

type About = Pick<AuditEntry, 'connection' | 'environment' | 'subject'> & { digest?: string | undefined };

/** What the attempt was about: a change says where by itself; otherwise what was sent and what the refusal knows. */
async function aboutOf(attempt: Attempt, { about }: AppError): Promise<About> {
  const input = attempt.input ?? (await sentWith(attempt));
  const change = await findChange(changeOf(attempt));
  if (change) return { ...change, digest: digestOf(input) ?? change.digest };
  return {
    connection: about?.connection ?? attempt.parameters.connection ?? connectionOf(input),
    environment: about?.environment,
    digest: about?.digest ?? digestOf(input),
  };
}

function digestOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'digest' in input && typeof input.digest === 'string'
    ? input.digest
    : undefined;
}

/** What was refused before it was read is read for the record, where it can be. */
async function sentWith({ endpoint, request, parameters }: Attempt): Promise<unknown> {
  return readInput(endpoint, request, parameters).catch(() => undefined);
}

function changeOf({ parameters }: Attempt): string | undefined {
  return parameters.change;
}

async function findChange(id: string | undefined): Promise<About | null> {
  if (id === undefined) return null;
  const [change] = await (await database())
    .select({ connection: changes.connectionId, environment: changes.targetEnvironment, digest: changes.planDigest })
    .from(changes)
    .where(eq(changes.id, id));
  return change ? { ...change, subject: `change/${id}` } : null;
}
