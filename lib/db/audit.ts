import { and, asc, gt, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { audit, auditHead } from '@/lib/db/schema';
import {
  alteredAt,
  type Breach,
  endBreach,
  firstBroken,
  genesis,
  type Link,
  recordHash,
} from '@/lib/domain/audit-chain';
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

/**
 * Appends a record to the chain. Inside a transaction the record stands or falls with the rest of it; a failure is
 * thrown, because what cannot be recorded must not happen.
 */
export async function appendAudit(db: Database | Transaction, entry: AuditEntry): Promise<void> {
  await db.transaction(async (tx) => {
    // Whoever appends next waits here, so that each record finds the one before it.
    const [head] = await tx.select().from(auditHead).for('update');
    if (!head) throw new Error('The end of the audit log is not on record any more, so nothing can be appended to it.');
    const facts = {
      sequence: head.sequence + 1,
      at: new Date().toISOString(),
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      event: entry.event,
      connectionId: entry.connection ?? null,
      environmentId: entry.environment ?? null,
      subject: entry.subject ?? null,
      requestId: entry.requestId ?? null,
      data: entry.data ?? {},
      previousHash: head.hash,
    };
    const hash = recordHash(facts);
    await tx.insert(audit).values({ ...facts, hash });
    await tx.update(auditHead).set({ sequence: facts.sequence, hash });
  });
}

export type AuditRow = typeof audit.$inferSelect;

const pageSize = 500;

/** The records that a condition chooses, oldest first, a page at a time: the log may be larger than the memory. */
export async function* auditPages(db: Database, condition?: SQL, from = 0): AsyncGenerator<AuditRow[]> {
  for (let after = from; ; ) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(gt(audit.sequence, after), condition))
      .orderBy(asc(audit.sequence))
      .limit(pageSize);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.sequence ?? after;
  }
}

/** Follows the chain from its beginning to the end that is on record. */
export async function followAudit(db: Database): Promise<{ records: number; breach: Breach | null }> {
  let records = 0;
  let last: Link = { sequence: 0, hash: genesis };
  let head = await auditEnd(db);
  for (;;) {
    for await (const page of auditPages(db, undefined, last.sequence)) {
      const broken = firstBroken(page, last);
      records += page.length;
      if (broken !== null) return { records, breach: alteredAt(broken) };
      last = page.at(-1) ?? last;
    }
    const now = await auditEnd(db);
    // What was appended meanwhile is followed too; only an end that stood still can be compared.
    if (now.sequence === head.sequence) return { records, breach: endBreach(last, now) };
    head = now;
  }
}

/** Where the log ends by its own record; an end that is not on record any more is before the first one. */
async function auditEnd(db: Database): Promise<Link> {
  const [head] = await db.select().from(auditHead);
  return head ?? { sequence: 0, hash: genesis };
}
