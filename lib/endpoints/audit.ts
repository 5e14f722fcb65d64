import { z } from 'zod';
import { JsonRecord } from '@/lib/domain/json';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

export const AuditRecord = z.object({
  sequence: z.number().int(),
  at: z.string(),
  actor: z.object({ id: z.string().nullable(), name: z.string() }),
  event: z.string(),
  connection: z.string().nullable(),
  environment: z.string().nullable(),
  subject: z.string().nullable(),
  data: JsonRecord,
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

export const verifyAudit = endpoint({
  name: 'audit.verify',
  summary: 'Follows the whole chain and names the first record that does not follow',
  method: 'GET',
  path: '/api/audit/verify',
  permission: 'audit:read',
  input: z.strictObject({}),
  output: z.object({
    whole: z.boolean(),
    records: z.number().int(),
    firstBroken: z.number().int().nullable(),
    /** What can be told of the break, as a sentence. */
    why: z.string().nullable(),
  }),
  held: 'everywhere',
});

/** What list and export can be narrowed to. */
const Filter = {
  connection: z.string().max(100).optional(),
  environment: z.string().max(200).optional(),
  subject: z.string().max(300).optional(),
  event: z.string().max(100).optional(),
  actor: z.string().max(100).optional(),
  /** From this instant on. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Up to this instant, which is not in it any more. */
  until: z.iso.datetime({ offset: true }).optional(),
};
const AuditFilter = z.object(Filter);
export type AuditFilter = z.infer<typeof AuditFilter>;

export const exportAudit = endpoint({
  name: 'audit.export',
  summary:
    'What the list shows for the same filter, all of it, oldest first, as a file; without a filter the whole log',
  method: 'GET',
  path: '/api/audit/export',
  permission: 'audit:read',
  input: z.strictObject({ ...Filter, format: z.enum(['json', 'csv']).default('json') }),
  output: z.string(),
  answers: 'file',
});

/** Where what a filter chooses can be had as a file; without a filter all that one may read. */
export function auditExportPath(format: 'json' | 'csv', filter: Partial<AuditFilter> = {}): string {
  const chosen = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${exportAudit.path}?${new URLSearchParams({ format, ...Object.fromEntries(chosen) })}`;
}

export const listAudit = endpoint({
  name: 'audit',
  summary: 'Who did what, newest first, refusals included',
  method: 'GET',
  path: '/api/audit',
  permission: 'audit:read',
  input: z.strictObject({
    ...PageInput,
    ...Filter,
  }),
  output: listOf(AuditRecord),
});
