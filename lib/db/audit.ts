import { desc, sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { audit } from '@/lib/db/schema';
import { genesis, recordHash } from '@/lib/domain/audit-chain';
import type { JsonObject } from '@/lib/domain/json';

/** One thing that happened, was attempted, or was refused. */
export interface AuditEntry {
  actor: { id: string | null; name: string };
  event: string;
  connection?: string | undefined;
  environment?: string | undefined;
  subject?: string | undefined;
  requestId?: string | undefined;
  data?: JsonObject;
}

// Any number that nothing else in this database locks.
const auditLock = 4_010_001;

/**
 * Appends a record to the chain. Inside a transaction the record stands or falls with the rest of it; a failure is
 * thrown, because what cannot be recorded must not happen.
 */
export async function appendAudit(db: Database | Transaction, entry: AuditEntry): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${auditLock})`);
    const [last] = await tx
      .select({ sequence: audit.sequence, hash: audit.hash })
      .from(audit)
      .orderBy(desc(audit.sequence))
      .limit(1);
    const facts = {
      sequence: (last?.sequence ?? 0) + 1,
      at: new Date().toISOString(),
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      event: entry.event,
      connectionId: entry.connection ?? null,
      environmentId: entry.environment ?? null,
      subject: entry.subject ?? null,
      requestId: entry.requestId ?? null,
      data: entry.data ?? {},
      previousHash: last?.hash ?? genesis,
    };
    await tx.insert(audit).values({ ...facts, hash: recordHash(facts) });
  });
}
