import { digest } from './digest';
import type { JsonObject } from './json';

/** What a record of the audit log says; the hash covers all of it and the record before. */
export interface AuditFacts {
  sequence: number;
  at: string;
  actorId: string | null;
  actorName: string;
  event: string;
  connectionId: string | null;
  environmentId: string | null;
  subject: string | null;
  requestId: string | null;
  data: JsonObject;
  previousHash: string;
}

/** What stands before the first record. */
export const genesis = '0'.repeat(64);

/** The hash that ties a record to everything before it. */
export function recordHash(facts: AuditFacts): string {
  const { sequence, actorId, actorName, event, connectionId, environmentId, subject, requestId, data, previousHash } =
    facts;
  const at = new Date(facts.at).toISOString();
  return digest({
    sequence,
    at,
    actorId,
    actorName,
    event,
    connectionId,
    environmentId,
    subject,
    requestId,
    data,
    previousHash,
  });
}

/** The first record that does not follow from the one before it, or null when all do. `after` is what came before. */
export function firstBroken(
  records: Iterable<AuditFacts & { hash: string }>,
  after?: AuditFacts & { hash: string },
): number | null {
  let previousHash = after?.hash ?? genesis;
  let sequence = after?.sequence ?? 0;
  for (const record of records) {
    const follows = record.sequence === sequence + 1 && record.previousHash === previousHash;
    if (!follows || record.hash !== recordHash(record)) return record.sequence;
    ({ hash: previousHash, sequence } = record);
  }
  return null;
}
