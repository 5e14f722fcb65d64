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

/** What the next record hangs on. */
export interface Link {
  sequence: number;
  hash: string;
}

/** The first record that does not follow from the one before it, or null when all do. `after` is what came before. */
export function firstBroken(records: Iterable<AuditFacts & { hash: string }>, after?: Link): number | null {
  let previousHash = after?.hash ?? genesis;
  let sequence = after?.sequence ?? 0;
  for (const record of records) {
    const follows = record.sequence === sequence + 1 && record.previousHash === previousHash;
    if (!follows || record.hash !== recordHash(record)) return record.sequence;
    ({ hash: previousHash, sequence } = record);
  }
  return null;
}

/** Where a log stopped being what was written, and what can be told of it. */
export interface Breach {
  record: number;
  why: string;
}

export function alteredAt(record: number): Breach {
  return {
    record,
    why: `Record ${record} does not follow from the one before it: it was changed, or something before it was changed or removed.`,
  };
}

/** Compares the last record with the end that was put on record beside it. */
export function endBreach(last: Link, end: Link): Breach | null {
  if (last.sequence < end.sequence) {
    const [first, most] = [last.sequence + 1, end.sequence];
    const what = first === most ? `Record ${first} is` : `Records ${first} to ${most} are`;
    return { record: first, why: `${what} missing: the end of the log was cut off.` };
  }
  if (last.sequence > end.sequence) {
    const record = end.sequence + 1;
    return {
      record,
      why: `The log ended at record ${end.sequence} by what was kept beside it: record ${record} and what follows were added past the program, or that note was changed or removed.`,
    };
  }
  if (last.hash === end.hash) return null;
  return {
    record: last.sequence,
    why: `Record ${last.sequence} is not the one that was written last: it was replaced, or the note of the end was changed.`,
  };
}
