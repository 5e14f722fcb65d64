import { z } from 'zod';
import { EnvironmentRef } from '@/lib/domain/environment';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';

/** What one environment holds of a resource. */
export const MatrixCell = z.object({
  hash: z.string().nullable(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  /** Why it could not be read; the hash is null then. */
  problem: z.string().nullable(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

export const Matrix = z.object({
  environments: z.array(EnvironmentRef),
  rows: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      name: z.string(),
      /** By environment id; one that is missing here does not have the resource, or could not be read at all. */
      cells: z.record(z.string(), MatrixCell),
    }),
  ),
  gaps: z.array(z.string()),
});
export type Matrix = z.infer<typeof Matrix>;

export const readMatrix = endpoint({
  name: 'matrix',
  summary: 'Every resource of a group of environments, with what each of them holds',
  method: 'GET',
  path: '/api/connections/[connection]/matrix',
  permission: 'compare:read',
  input: z.strictObject({ connection: ConnectionId, group: z.string().min(1).max(200).optional() }),
  output: Matrix,
});
