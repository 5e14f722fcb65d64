import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/db/database';
import { connections, users } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import type { Change } from '@/lib/domain/change';
import type { JsonObject } from '@/lib/domain/json';
import type { Grant, Role } from '@/lib/domain/permission';
import type { ResourceKey } from '@/lib/domain/resource';
import { idle } from '@/lib/engine/engine';
import { startSandbox } from '@/lib/sandbox/host';
import { read, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { openSession, sealContext } from './sessions';

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** A sandbox of one's own on a free port. */
export const sandboxForTest = () => startSandbox({ port: 0 });

/** A context for somebody with these roles, as the route wrapper would make it. */
export async function contextAs(db: Database, role: Role, scope: Partial<Omit<Grant, 'role'>> = {}): Promise<Context> {
  const id = `${role}-${randomUUID()}`;
  const createdAt = new Date().toISOString();
  const person = { id, name: `The ${role}`, email: `${id}@promenade.test` };
  await db.insert(users).values({ ...person, passwordHash: 'none', createdAt });
  const grants = [{ role, connection: null, environment: null, ...scope }];
  return {
    actor: { ...person, grants },
    db,
    requestId: randomUUID(),
    open: (connection) => openSession(db, connection),
  };
}

/** The credentials that the sandbox knows. */
export const credentials = {
  keys: {
    keys: ['sandbox-novu-development', 'sandbox-novu-staging', 'sandbox-novu-production'],
    email: '',
    password: '',
  },
  login: { keys: [], email: 'owner@novu.test', password: 'sandbox' },
  oneKey: { keys: ['sandbox-novu-legacy'], email: '', password: '' },
} satisfies Record<string, JsonObject>;

/** Stores a connection to the sandbox and answers its id. */
export async function storedConnection(db: Database, url: string, given: JsonObject, path = '/novu'): Promise<string> {
  const id = `c-${randomUUID()}`;
  const baseUrl = `${url}${path}`;
  const now = new Date().toISOString();
  const sealed = seal(JSON.stringify(given), sealContext(id, baseUrl));
  await db
    .insert(connections)
    .values({ id, vendor: 'novu', name: id, baseUrl, credentials: sealed, createdAt: now, updatedAt: now });
  return id;
}

export interface Publishing {
  connection: string;
  source: string;
  target: string;
  resources: ResourceKey[];
}

/** The whole input of a publish. */
export function publishInput(
  { connection, ...input }: Publishing,
  extra: { confirmation?: string; dryRun?: boolean; digest?: string } = {},
) {
  return {
    connection,
    action: 'publish',
    input: { ...input, resources: input.resources.map(({ type, id }) => ({ type, id })) },
    dryRun: false,
    idempotencyKey: randomUUID(),
    ...extra,
  };
}

/** Submits, runs, waits for the end, and answers what became of it. */
export async function publishToTheEnd(ctx: Context, publishing: Publishing, confirmation?: string): Promise<Change> {
  const change = await submit(ctx, publishInput(publishing, confirmation === undefined ? {} : { confirmation }));
  if (change.dryRun) throw new Error('A dry run has no end');
  await run(ctx, { change: change.id });
  await idle();
  return read(ctx, { change: change.id });
}

/** Requests that changed something at the vendor, in order. */
export async function writesAt(
  sandbox: Sandbox,
): Promise<{ method: string; path: string; body: unknown; status: number | null }[]> {
  const response = await fetch(`${sandbox.url}/_sandbox/requests`);
  const { requests }: { requests: { method: string; path: string; body: unknown; status: number | null }[] } =
    await response.json();
  return requests.filter(({ method, path }) => method !== 'GET' && !/\/(diff|auth\/login)$/.test(path));
}

/** Every request, reads included. */
export async function requestsAt(sandbox: Sandbox): Promise<{ method: string; path: string }[]> {
  return (await (await fetch(`${sandbox.url}/_sandbox/requests`)).json()).requests;
}

export async function fault(sandbox: Sandbox, body: JsonObject): Promise<void> {
  await control(sandbox, 'POST', 'faults', body);
}

export async function control(sandbox: Sandbox, method: string, path: string, body?: JsonObject): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
}
