import { digest } from './digest';
import { changedFields, type FieldChange } from './fields';
import { changedParts } from './parts';
import type { Resource, Unreadable } from './resource';
import { type Row, rowState, type Side } from './row';

/** A resource as both sides hold it. `locked` says why what differs cannot be carried across, where that is so. */
export interface ReadPair {
  kind: 'read';
  source: Resource | null;
  target: Resource | null;
  locked?: string;
}

/** One resource on both sides, before anything is concluded. `equal` is a vendor's word for two sides it compared. */
export type Pair =
  | ReadPair
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
  const state = rowState(pair.source, pair.target);
  const [left, right] = state === 'unchanged' ? ['=', '='] : [pair.source?.hash ?? null, pair.target?.hash ?? null];
  return {
    ...shared,
    state,
    locked: pair.locked ?? null,
    digest: rowDigest(type, id, left, right),
    fields: pair.source && pair.target ? changedFields(pair.target.document.fields, pair.source.document.fields) : [],
    parts:
      state === 'unchanged' ? [] : changedParts(pair.target?.document.parts ?? [], pair.source?.document.parts ?? []),
  };
}

const blank = { fields: [] as FieldChange[], parts: [], dependencies: [], locked: null, problem: null };

function sideOf(side: Resource | Unreadable | null): Side | null {
  if (!side) return null;
  return { name: side.name, updatedAt: side.updatedAt ?? null, updatedBy: side.updatedBy ?? null };
}

function rowDigest(type: string, id: string, source: string | null, target: string | null): string {
  return digest({ type, id, source, target });
}
