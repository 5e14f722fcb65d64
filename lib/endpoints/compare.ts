import { z } from 'zod';
import { EnvironmentRef } from '@/lib/domain/environment';
import { Resource } from '@/lib/domain/resource';
import { Row } from '@/lib/domain/row';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf } from './list';

const EnvironmentId = z.string().min(1).max(200);

/** What normalising dropped. `count` is null when the vendor compared by itself and does not say. */
export const Ignored = z.object({ count: z.number().int().nullable(), fields: z.array(z.string()) });
export type Ignored = z.infer<typeof Ignored>;

export const Comparison = z.object({
  source: EnvironmentRef,
  target: EnvironmentRef,
  comparedAt: z.string(),
  /** How the two sides were read, as a sentence. */
  method: z.string(),
  rows: z.array(Row),
  ignored: Ignored,
  /** What could not be seen, in plain words. An empty comparison with gaps is not "everything equal". */
  gaps: z.array(z.string()),
});
export type Comparison = z.infer<typeof Comparison>;

/** One row before the others are there: without what it depends on, which only shows when everything has been read. */
export const ComparisonPart = z.object({
  row: Row,
  /** How many resources the lists of both sides name. */
  listed: z.number().int(),
});
export type ComparisonPart = z.infer<typeof ComparisonPart>;

export const compareEnvironments = endpoint({
  name: 'compare',
  summary: 'Two environments joined: one row for each resource of either side',
  method: 'GET',
  path: '/api/connections/[connection]/compare',
  permission: 'compare:read',
  input: z.strictObject({ connection: ConnectionId, source: EnvironmentId, target: EnvironmentId }),
  output: Comparison,
  part: ComparisonPart,
  held: 'there',
});

export const ComparedResource = z.object({
  row: Row,
  source: Resource.nullable(),
  target: Resource.nullable(),
  ignored: Ignored,
});
export type ComparedResource = z.infer<typeof ComparedResource>;

export const compareResource = endpoint({
  name: 'compare.resource',
  summary: 'One resource, freshly read on both sides, with both documents',
  method: 'GET',
  path: '/api/connections/[connection]/compare/resource',
  permission: 'compare:read',
  input: z.strictObject({
    connection: ConnectionId,
    source: EnvironmentId,
    target: EnvironmentId,
    type: z.string().min(1).max(100),
    id: z.string().min(1).max(300),
  }),
  output: ComparedResource,
  held: 'there',
});

export const readInventory = endpoint({
  name: 'inventory',
  summary: 'Every resource of one environment with the hash of its content',
  method: 'GET',
  path: '/api/connections/[connection]/inventory',
  permission: 'compare:read',
  input: z.strictObject({ connection: ConnectionId, environment: EnvironmentId }),
  output: listOf(
    Resource.omit({ document: true, ignored: true }).extend({
      problem: z.string().nullable(),
      hash: z.string().nullable(),
    }),
  ).extend({
    gaps: z.array(z.string()),
  }),
  held: 'there',
});
