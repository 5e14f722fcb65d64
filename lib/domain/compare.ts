import { z } from 'zod';
import { digest } from './digest';
import { changedFields, type FieldChange, FieldChange as FieldChangeSchema } from './fields';
import { changedParts, PartChange } from './parts';
import type { Resource, Unreadable } from './resource';

export const RowState = z.enum(['added', 'modified', 'deleted', 'unchanged', 'unknown']);
export type RowState = z.infer<typeof RowState>;

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
  fields: z.array(FieldChangeSchema),
  parts: z.array(PartChange),
  dependencies: z.array(Dependency),
  /** Why the row cannot be ticked, or null when it can. */
  locked: z.string().nullable(),
  /** What could not be read, in plain words. */
  problem: z.string().nullable(),
});
export type Row = z.infer<typeof Row>;

/** One resource on both sides, before anything is concluded. `equal` is a vendor's word for two sides it compared. */
export type Pair =
  | { kind: 'read'; source: Resource | null; target: Resource | null }
  | { kind: 'equal'; type: string; id: string; name: string; source: Side; target: Side }
  | { kind: 'unreadable'; source: Resource | Unreadable | null; target: Resource | Unreadable | null };

/** Both inventories joined by key: every resource of either side appears in exactly one pair. */
export function join(source: Iterable<Resource | Unreadable>, target: Iterable<Resource | Unreadable>): Pair[] {
  const sides = new Map<string, { source: Resource | Unreadable | null; target: Resource | Unreadable | null }>();
  const at = (key: string) => {
    const entry = sides.get(key) ?? { source: null, target: null };
    sides.set(key, entry);
    return entry;
  };
  for (const item of source) at(`${item.type}\n${item.id}`).source = item;
  for (const item of target) at(`${item.type}\n${item.id}`).target = item;
  return [...sides.values()].map(pairOf);
}

function pairOf({
  source,
  target,
}: {
  source: Resource | Unreadable | null;
  target: Resource | Unreadable | null;
}): Pair {
  if (isRead(source) && isRead(target)) return { kind: 'read', source, target };
  return { kind: 'unreadable', source, target };
}

function isRead(side: Resource | Unreadable | null): side is Resource | null {
  return side === null || 'hash' in side;
}

/** What a pair amounts to, dependencies and locks left for the caller to fill in. */
export function rowOf(pair: Pair): Row {
  if (pair.kind === 'equal') {
    const { type, id, name, source, target } = pair;
    return { ...blank, type, id, name, state: 'unchanged', digest: rowDigest(type, id, '=', '='), source, target };
  }
  const { source, target } = pair;
  const known = source ?? target;
  if (!known) throw new Error('A pair needs at least one side');
  const { type, id } = known;
  const shared = { ...blank, type, id, name: known.name, source: sideOf(source), target: sideOf(target) };
  if (pair.kind === 'unreadable') {
    const problem = [source, target].map((side) => (side && 'problem' in side ? side.problem : null)).find(Boolean);
    return {
      ...shared,
      state: 'unknown',
      digest: rowDigest(type, id, '?', '?'),
      problem: problem ?? 'Could not be read',
    };
  }
  const state = stateOf(pair.source, pair.target);
  const [left, right] = state === 'unchanged' ? ['=', '='] : [pair.source?.hash ?? null, pair.target?.hash ?? null];
  return {
    ...shared,
    state,
    digest: rowDigest(type, id, left, right),
    fields: pair.source && pair.target ? changedFields(pair.target.document.fields, pair.source.document.fields) : [],
    parts:
      state === 'unchanged' ? [] : changedParts(pair.target?.document.parts ?? [], pair.source?.document.parts ?? []),
  };
}

const blank = { fields: [] as FieldChange[], parts: [], dependencies: [], locked: null, problem: null };

function stateOf(source: Resource | null, target: Resource | null): RowState {
  if (!target) return 'added';
  if (!source) return 'deleted';
  return source.hash === target.hash ? 'unchanged' : 'modified';
}

function sideOf(side: Resource | Unreadable | null): Side | null {
  if (!side) return null;
  return 'hash' in side
    ? { name: side.name, updatedAt: side.updatedAt, updatedBy: side.updatedBy }
    : { name: side.name, updatedAt: null, updatedBy: null };
}

function rowDigest(type: string, id: string, source: string | null, target: string | null): string {
  return digest({ type, id, source, target });
}
