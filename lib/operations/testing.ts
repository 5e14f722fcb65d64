import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/db/database';
import { connections, grants as grantRows, users } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import type { Change } from '@/lib/domain/change';
import type { JsonObject } from '@/lib/domain/json';
import type { Grant, Role } from '@/lib/domain/permission';
import type { Watched } from '@/lib/domain/plan';
import type { ResourceKey } from '@/lib/domain/resource';
import { hastyClock } from '@/lib/domain/testing-clock';
import { idle } from '@/lib/engine/engine';
import { startSandbox } from '@/lib/sandbox/host';
import { MERIDIAN, NOVU_LOGIN } from '@/lib/vendors/novu/sandbox/constants';
import { read, run } from './change-life';
import { submit } from './changes';
import { environments } from './compare';
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
  const stored = grants.map((one) => ({ connectionId: one.connection, environmentId: one.environment }));
  await db.insert(grantRows).values(stored.map((place) => ({ id: randomUUID(), userId: id, role, ...place })));
  return {
    actor: { ...person, grants },
    db,
    requestId: randomUUID(),
    open: (connection) => openSession(db, connection),
    clock: hastyClock(),
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
export async function storedConnection(db: Database, url: string, given: JsonObject, vendor = 'novu'): Promise<string> {
  const id = `c-${randomUUID()}`;
  const baseUrl = `${url}/${vendor}`;
  const now = new Date().toISOString();
  const sealed = seal(JSON.stringify(given), sealContext(id, baseUrl));
  await db
    .insert(connections)
    .values({ id, vendor, name: id, baseUrl, credentials: sealed, createdAt: now, updatedAt: now });
  return id;
}

/** What a suite about publishing begins with: a sandbox, an operator, and a connection with the two environments. */
export async function publishingRoom(open: () => Promise<Database>, given: JsonObject) {
  const sandbox = await sandboxForTest();
  const db = await open();
  const ctx = await contextAs(db, 'operator');
  const connection = await storedConnection(db, sandbox.url, given);
  return { sandbox, db, ctx, pair: { connection, ...(await environmentsOf(ctx, connection)) } };
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
  extra: { confirmation?: string; dryRun?: boolean; digest?: string; watched?: Watched[]; reason?: string } = {},
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
  return settled(ctx, await run(ctx, { change: change.id }));
}

/** The change as it is when nothing runs any more. */
export async function settled(ctx: Context, { id }: Change): Promise<Change> {
  await idle();
  return read(ctx, { change: id });
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

/** Development and Production of a connection. */
export async function environmentsOf(ctx: Context, connection: string): Promise<{ source: string; target: string }> {
  const { items } = await environments(ctx, { connection });
  const id = (name: string) => items.find((environment) => environment.name === name)?.id ?? '';
  return { source: id('Development'), target: id('Production') };
}

/** A colleague changes a workflow at the vendor, behind Promenade's back. */
export async function edited(sandbox: Sandbox, environment: string, workflow: string): Promise<void> {
  const headers = { ...(await authorisation(sandbox, environment)), 'content-type': 'application/json' };
  const body = JSON.stringify({ description: `Edited ${randomUUID()}` });
  const response = await fetch(`${sandbox.url}/novu/v2/workflows/${workflow}`, { method: 'PATCH', headers, body });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
}

async function authorisation(sandbox: Sandbox, environment: string): Promise<Record<string, string>> {
  const own = Object.entries(MERIDIAN).find(([, id]) => id === environment)?.[0];
  if (own) return { authorization: `ApiKey sandbox-novu-${own}` };
  const login = await fetch(`${sandbox.url}/novu/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(NOVU_LOGIN),
  });
  const { data }: { data: { token: string } } = await login.json();
  return { authorization: `Bearer ${data.token}`, 'novu-environment-id': environment };
}
