import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/domain/json';
import { changes } from './schema';

/** Both documents of a step as they were planned: what was reviewed, and what the digest covers, whatever moves later. */
export const plannedDocuments = pgTable(
  'planned_documents',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    stepId: text('step_id').notNull(),
    before: jsonb('before').$type<JsonObject>(),
    after: jsonb('after').$type<JsonObject>(),
    /** How large both are together, in bytes of JSON. */
    bytes: integer('bytes').notNull(),
    /** False where they were too large to be kept; the plan still has their hashes. */
    kept: boolean('kept').notNull(),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.stepId] })],
);
