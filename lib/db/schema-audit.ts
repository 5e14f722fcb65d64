import { bigint, bigserial, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/domain/json';

/** Append-only (a trigger refuses everything else) and hash-chained: each record carries the hash of the one before it. */
export const audit = pgTable(
  'audit',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    event: text('event').notNull(),
    connectionId: text('connection_id'),
    environmentId: text('environment_id'),
    subject: text('subject'),
    requestId: text('request_id'),
    data: jsonb('data').$type<JsonObject>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_subject').on(table.subject), index('audit_connection').on(table.connectionId)],
);

/** One row: where the audit log ends, written with each record, so that an end that was cut off is missed. */
export const auditHead = pgTable('audit_head', {
  id: integer('id').primaryKey(),
  sequence: bigint('sequence', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});
