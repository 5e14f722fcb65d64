import { asc, eq, gt } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { connections } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import { type Capabilities, Capabilities as CapabilitiesSchema } from '@/lib/domain/environment';
import { AppError, invalidInput } from '@/lib/domain/error';
import type { Json, JsonObject } from '@/lib/domain/json';
import { canSomewhere } from '@/lib/domain/permission';
import { toJson } from '@/lib/domain/plan';
import type {
  Connection,
  checkConnection,
  createConnection,
  deleteConnection,
  listConnections,
  readConnection,
  updateConnection,
} from '@/lib/endpoints/connections';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import { env } from '@/lib/env';
import { vendorById } from '@/lib/vendors/registry';
import { authorise, authoriseSomewhere, type Context } from './context';
import { credentialsOf, sealContext } from './sessions';

type Row = typeof connections.$inferSelect;

export async function list(
  ctx: Context,
  { cursor, limit }: InputOf<typeof listConnections>,
): Promise<OutputOf<typeof listConnections>> {
  authoriseSomewhere(ctx, 'connection:read');
  const rows = await ctx.db
    .select()
    .from(connections)
    .where(cursor ? gt(connections.id, cursor) : undefined)
    .orderBy(asc(connections.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const visible = page.filter(({ id }) => canSomewhere(ctx.actor.grants, 'connection:read', id));
  return { items: visible.map(presented), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export async function read(ctx: Context, { connection }: InputOf<typeof readConnection>): Promise<Connection> {
  authoriseSomewhere(ctx, 'connection:read', connection);
  return presented(await find(ctx, connection));
}

export async function create(ctx: Context, input: InputOf<typeof createConnection>): Promise<Connection> {
  authorise(ctx, 'connection:write');
  const credentials = checkCredentials(input.vendor, input.credentials);
  const baseUrl = checkAddress(input.vendor, input.baseUrl);
  const now = new Date().toISOString();
  const { id, vendor, name } = input;
  const sealed = seal(JSON.stringify(credentials), sealContext(id, baseUrl));
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(connections)
      .values({ id, vendor, name, baseUrl, credentials: sealed, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (!row) throw invalidInput('id', 'There is a connection with this id already');
    await appendAudit(tx, { ...entry(ctx, id), event: 'connection.created', data: { vendor, name, baseUrl } });
    return presented(row);
  });
}

export async function update(ctx: Context, input: InputOf<typeof updateConnection>): Promise<Connection> {
  authorise(ctx, 'connection:write', { connection: input.connection });
  const row = await find(ctx, input.connection);
  const baseUrl = input.baseUrl === undefined ? row.baseUrl : checkAddress(row.vendor, input.baseUrl);
  const moved = new URL(baseUrl).origin !== new URL(row.baseUrl).origin;
  // A stored credential is never sent to an address that it was not given for.
  if (moved && !input.credentials)
    throw invalidInput('credentials', 'Another address needs its credentials typed again');
  const stored = tryOpen(row);
  // Credentials that cannot be opened any more can still be replaced.
  if (stored instanceof AppError && !input.credentials) throw stored;
  const kept = moved || stored instanceof AppError ? {} : stored;
  const credentials = checkCredentials(row.vendor, { ...kept, ...input.credentials });
  const changed = {
    name: input.name ?? row.name,
    baseUrl,
    credentials: seal(JSON.stringify(credentials), sealContext(row.id, baseUrl)),
    capabilities: moved || input.credentials ? null : row.capabilities,
    updatedAt: new Date().toISOString(),
  };
  return ctx.db.transaction(async (tx) => {
    const [after] = await tx.update(connections).set(changed).where(eq(connections.id, row.id)).returning();
    if (!after) throw new AppError('not_found', `There is no connection “${row.id}” any more.`);
    const data: JsonObject = { name: changed.name, baseUrl, credentials: input.credentials ? 'replaced' : 'kept' };
    await appendAudit(tx, { ...entry(ctx, row.id), event: 'connection.updated', data });
    return presented(after);
  });
}

export async function remove(
  ctx: Context,
  { connection }: InputOf<typeof deleteConnection>,
): Promise<Record<string, never>> {
  authorise(ctx, 'connection:write', { connection });
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx.delete(connections).where(eq(connections.id, connection)).returning();
    if (!gone) throw new AppError('not_found', `There is no connection “${connection}”.`);
    const { vendor, name, baseUrl } = gone;
    await appendAudit(tx, { ...entry(ctx, connection), event: 'connection.deleted', data: { vendor, name, baseUrl } });
  });
  return {};
}

/** A failed check is a finding like any other: it is stored and shown, not thrown. */
export async function check(ctx: Context, { connection }: InputOf<typeof checkConnection>): Promise<Capabilities> {
  authorise(ctx, 'connection:write', { connection });
  const session = await ctx.open(connection);
  const capabilities = await session.check().catch(failedCheck);
  await ctx.db
    .update(connections)
    .set({ capabilities: toJson(capabilities) })
    .where(eq(connections.id, connection));
  return capabilities;
}

function failedCheck(error: unknown): Capabilities {
  if (!(error instanceof AppError)) throw error;
  return {
    checkedAt: new Date().toISOString(),
    ok: false,
    mode: 'unavailable',
    findings: [{ severity: 'error', message: error.message }],
    environments: [],
  };
}

async function find(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(connections).where(eq(connections.id, id));
  if (!row) throw new AppError('not_found', `There is no connection “${id}”.`);
  return row;
}

function presented(row: Row): Connection {
  const { id, vendor, name, baseUrl, createdAt, updatedAt } = row;
  // A connection that stays shut is shown as broken, not hidden.
  const stored = tryOpen(row);
  const capabilities = CapabilitiesSchema.safeParse(row.capabilities);
  return {
    id,
    vendor,
    name,
    baseUrl,
    credentials: stored instanceof AppError ? {} : counted(stored),
    capabilities: stored instanceof AppError ? failedCheck(stored) : capabilities.success ? capabilities.data : null,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

function tryOpen(row: Row): JsonObject | AppError {
  try {
    return credentialsOf(row);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** How many values each field of the form holds. */
function counted(credentials: JsonObject): Record<string, number> {
  const count = (value: Json) => (Array.isArray(value) ? value.length : value === '' ? 0 : 1);
  return Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, count(value)]));
}

function checkCredentials(vendorId: string, credentials: JsonObject): JsonObject {
  const vendor = vendorById(vendorId);
  if (!vendor) throw invalidInput('vendor', 'Promenade does not know this vendor');
  const result = vendor.credentials.safeParse(credentials);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    path: ['credentials', ...path].join('.'),
    message,
  }));
  throw new AppError('invalid_input', 'The credentials are not complete.', { errors });
}

/** A vendor's cloud, or an address of one's own where the vendor can run there. The sandbox never leaves home. */
function checkAddress(vendorId: string, address: string): string {
  const url = new URL(address);
  const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  const sandbox = env().SANDBOX_URL;
  if (sandbox) {
    if (url.origin !== new URL(sandbox).origin)
      throw invalidInput('baseUrl', `In sandbox mode only ${sandbox} can be reached`);
    return baseUrl;
  }
  const about = vendorById(vendorId)?.about;
  const cloud = about?.origins.some((origin) => new URL(origin.url).origin === url.origin);
  if (!cloud && !about?.selfHosted)
    throw invalidInput('baseUrl', `${about?.label ?? 'This vendor'} is only found at its own addresses`);
  if (url.username || url.password || url.search)
    throw invalidInput('baseUrl', 'Leave out names, passwords and parameters');
  if (/^(169\.254\.|\[fe80:)/i.test(url.hostname))
    throw invalidInput('baseUrl', 'Link-local addresses are not allowed');
  return baseUrl;
}

function entry(ctx: Context, connection: string) {
  const { id, name } = ctx.actor;
  return { actor: { id, name }, connection, subject: `connection/${connection}`, requestId: ctx.requestId };
}
