import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { keptReads } from '@/lib/db/kept-reads';
import { connections, placements } from '@/lib/db/schema';
import { keyFor, open as unseal } from '@/lib/db/seal';
import { type Clock, realClock } from '@/lib/domain/clock';
import { AppError } from '@/lib/domain/error';
import { type JsonObject, JsonRecord } from '@/lib/domain/json';
import type { Placement } from '@/lib/domain/pipeline';
import { env } from '@/lib/env';
import { Budget } from '@/lib/vendors/budget';
import type { VendorSession } from '@/lib/vendors/port';
import { vendorById } from '@/lib/vendors/registry';

type ConnectionRow = Pick<typeof connections.$inferSelect, 'id' | 'vendor' | 'baseUrl' | 'credentials'>;

interface Stored {
  row: ConnectionRow;
  placed: Placement[];
}

interface Opened {
  version: string;
  session: VendorSession;
}

// One session for each connection and process: what it has learnt of its keys, its token and its budget is shared.
declare global {
  var promenadeSessions: Map<string, Opened> | undefined;
}

/** Opens a connection as it is stored, as of `since` or later. The session is kept until the connection changes. */
export async function openSession(db: Database, id: string, since?: number): Promise<VendorSession> {
  const stored = await readStored(db, id, since);
  if (!stored) throw new AppError('not_found', `There is no connection “${id}”.`);
  const { row, placed } = stored;
  globalThis.promenadeSessions ??= new Map();
  const kept = globalThis.promenadeSessions.get(id);
  const version = JSON.stringify([row.baseUrl, row.credentials, placed]);
  if (kept?.version === version) return kept.session;
  const session = start(row, placed);
  globalThis.promenadeSessions.set(id, { version, session });
  return session;
}

/** The connection with its placements in one query: every request needs both. */
const readStored = keptReads<Stored>((db) => {
  const { id, vendor, baseUrl, credentials } = connections;
  const query = db
    .select({ row: { id, vendor, baseUrl, credentials }, placed: placements })
    .from(connections)
    .leftJoin(placements, eq(placements.connectionId, connections.id))
    .where(eq(connections.id, sql.placeholder('id')))
    .orderBy(asc(placements.row), asc(placements.stageId))
    .prepare('connection');
  return async (connection) => {
    const rows = await query.execute({ id: connection });
    const row = rows[0]?.row;
    return row ? { row, placed: rows.flatMap(({ placed }) => (placed ? [placementOf(placed)] : [])) } : null;
  };
});

/** Which application people have placed where. */
export async function placementsOf(db: Database, connection: string): Promise<Placement[]> {
  const rows = await db
    .select()
    .from(placements)
    .where(eq(placements.connectionId, connection))
    .orderBy(asc(placements.row), asc(placements.stageId));
  return rows.map(placementOf);
}

function placementOf({ stageId, applicationId, row }: typeof placements.$inferSelect): Placement {
  return { stage: stageId, application: applicationId, row };
}

/** What a sealed credential is bound to: moved to another connection or another origin, it stays shut. */
export function sealContext(id: string, baseUrl: string): string {
  return `connection ${id} at ${new URL(baseUrl).origin}`;
}

/** The credentials of a stored connection; for the server only. */
export function credentialsOf(row: ConnectionRow): JsonObject {
  try {
    return JsonRecord.parse(JSON.parse(unseal(row.credentials, sealContext(row.id, row.baseUrl))));
  } catch (error) {
    const message =
      'The stored credentials cannot be opened: ENCRYPTION_KEY or the address is another one. Type them again.';
    throw new AppError('vendor_unauthorized', message, { cause: error });
  }
}

function start(row: ConnectionRow, placed: Placement[]): VendorSession {
  const vendor = vendorById(row.vendor);
  if (!vendor) throw new AppError('not_found', `This version of Promenade does not know the vendor “${row.vendor}”.`);
  const { SANDBOX_TIMEOUT_SECONDS: timeoutSeconds } = env();
  return vendor.open({
    id: row.id,
    baseUrl: row.baseUrl,
    credentials: credentialsOf(row),
    budget: new Budget(vendor.about.concurrency),
    placements: placed,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    // Of this connection only, so that equal values of two connections do not show as equal.
    hashKey: keyFor(`secret values of ${row.id}`).toString('hex'),
  });
}

/** The time for runs; where a server of the tests waits for its sandbox less long, the pauses between looks shrink alike. */
export function clockOfRuns(): Clock {
  const { SANDBOX_TIMEOUT_SECONDS: seconds = 30 } = env();
  return { ...realClock, sleep: (milliseconds) => realClock.sleep((milliseconds * seconds) / 30) };
}
