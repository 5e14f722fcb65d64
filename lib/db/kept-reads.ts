import { LRUCache } from 'lru-cache';
import type { Database } from '@/lib/db/database';
import { accessRevision } from '@/lib/db/schema';
import { SharedRead } from '@/lib/db/shared-read';

const revisions = new WeakMap<Database, SharedRead<number>>();

/** The number that changes with everything that rights hang on; never one from before `since`. */
function revisionOf(db: Database, since: number): Promise<number> {
  const known = revisions.get(db);
  if (known) return known.get(since);
  const query = db.select({ revision: accessRevision.revision }).from(accessRevision).prepare('access_revision');
  let last: { revision: number; statements: number } | undefined;
  const shared = new SharedRead(async () => {
    const sent = db.statementsSent?.();
    // The question was the last that was sent to a database that nobody else writes, so the answer still holds.
    if (last && last.statements === sent) return last.revision;
    const [row] = await query.execute();
    if (!row) throw new Error('The access revision is missing; the migrations have not run.');
    // Only where the question was all that was sent meanwhile; where others can write nothing is counted.
    const alone = sent !== undefined && db.statementsSent?.() === sent + 1;
    last = alone ? { revision: row.revision, statements: sent + 1 } : undefined;
    return row.revision;
  });
  revisions.set(db, shared);
  return shared.get(since);
}

interface Kept<Value> {
  revision: number;
  value: Value | null;
}

/**
 * Reads of what every request needs and almost nobody changes: accounts with their roles, and connections. What was read
 * is kept until the access revision has changed, which is asked for each time, so that a role that was taken away counts
 * from the next request on, on every server. `readOf` is called once for each database, so that it can prepare its query.
 */
export function keptReads<Value>(readOf: (db: Database) => (key: string) => Promise<Value | null>) {
  const readers = new WeakMap<Database, ReturnType<typeof reader>>();
  const reader = (db: Database) => ({ read: readOf(db), kept: new LRUCache<string, Kept<Value>>({ max: 1000 }) });
  return async (db: Database, key: string, since = performance.now()): Promise<Value | null> => {
    const own = readers.get(db) ?? reader(db);
    readers.set(db, own);
    const revision = await revisionOf(db, since);
    const known = own.kept.get(key);
    if (known?.revision === revision) return known.value;
    const value = await own.read(key);
    // Read after the number was: what is kept can be newer than it says, never older.
    own.kept.set(key, { revision, value });
    return value;
  };
}
