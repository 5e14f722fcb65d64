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

export const listAudit = endpoint({
  name: 'audit',
  summary: 'Who did what, newest first, refusals included',
  method: 'GET',
  path: '/api/audit',
  permission: 'audit:read',
  input: z.strictObject({ ...PageInput, connection: z.string().optional(), subject: z.string().optional() }),
  output: listOf(AuditRecord),
});
