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
  output: z.object({ whole: z.boolean(), records: z.number().int(), firstBroken: z.number().int().nullable() }),
});

/** Where the whole log can be had as a file. */
export const auditExportPath = (format: 'json' | 'csv') => `/api/audit/export?format=${format}`;

export const listAudit = endpoint({
  name: 'audit',
  summary: 'Who did what, newest first, refusals included',
  method: 'GET',
  path: '/api/audit',
  permission: 'audit:read',
  input: z.strictObject({
    ...PageInput,
    connection: z.string().optional(),
    subject: z.string().optional(),
    event: z.string().max(100).optional(),
    actor: z.string().max(100).optional(),
  }),
  output: listOf(AuditRecord),
});
