import { z } from 'zod';
import { EnvironmentRef } from '@/lib/domain/environment';
import { StepDocuments } from '@/lib/domain/plan';
import { endpoint } from './endpoint';

const step = { change: z.string().min(1).max(100), step: z.string().min(1).max(500) };

/** What was to become what. `documents` is null where none were kept: then `bytes` says how large they were, if any. */
export const PlannedDocuments = z.object({
  plannedAt: z.string(),
  documents: StepDocuments.nullable(),
  bytes: z.number().int(),
});
export type PlannedDocuments = z.infer<typeof PlannedDocuments>;

export const readPlannedDocuments = endpoint({
  name: 'change.documents',
  summary: 'Both documents of one step as they were planned, whatever has moved since',
  method: 'GET',
  path: '/api/changes/[change]/documents',
  permission: 'change:read',
  input: z.strictObject(step),
  output: PlannedDocuments,
  held: 'there',
});

/** One side of a step as it is now. On the target `before` and `after` are the planned documents. */
export const StandingSide = z.object({
  side: z.enum(['source', 'target']),
  environment: EnvironmentRef,
  holds: z.enum(['before', 'after', 'as_planned', 'other', 'unknown']),
  /** Why nobody knows, where nobody does. */
  problem: z.string().nullable(),
});
export type StandingSide = z.infer<typeof StandingSide>;

export const readStanding = endpoint({
  name: 'change.standing',
  summary: 'Whether the two sides of one step still hold what was planned; read at the vendor now',
  method: 'GET',
  path: '/api/changes/[change]/standing',
  permission: 'change:read',
  input: z.strictObject(step),
  output: z.object({ sides: z.array(StandingSide) }),
  held: 'there',
});
