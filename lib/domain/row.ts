import { z } from 'zod';
import { FieldChange } from './fields';
import { PartChange } from './parts';
import type { Resource } from './resource';

export const RowState = z.enum(['added', 'modified', 'deleted', 'unchanged', 'unknown']);
export type RowState = z.infer<typeof RowState>;

/** How a resource stands that was read on both sides. */
export function rowState(source: Resource | null, target: Resource | null): RowState {
  if (!target) return 'added';
  if (!source) return 'deleted';
  return source.hash === target.hash ? 'unchanged' : 'modified';
}

/** What is known of a resource on one side, without its content. */
export const Side = z.object({
  name: z.string(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
});
export type Side = z.infer<typeof Side>;

/** Something another row has to do with this one. Reasons that a vendor invents are kept as they came. */
export const Dependency = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  /** `required`: must go along · `differs`: exists on both sides but not the same · `missing`: the reference leads
   *  nowhere · `used_by`: still used in the target · anything else: the vendor's own word. */
  reason: z.string(),
  blocking: z.boolean(),
});
export type Dependency = z.infer<typeof Dependency>;

export const Row = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  state: RowState,
  /** Covers what both sides hold; equal sides share one digest, because there is nothing to carry across. */
  digest: z.string(),
  source: Side.nullable(),
  target: Side.nullable(),
  fields: z.array(FieldChange),
  parts: z.array(PartChange),
  dependencies: z.array(Dependency),
  /** Why the row cannot be ticked, or null when it can. */
  locked: z.string().nullable(),
  /** What could not be read, in plain words. */
  problem: z.string().nullable(),
});
export type Row = z.infer<typeof Row>;
