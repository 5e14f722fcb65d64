import { changedParts, type PartChange } from '@/lib/domain/parts';
import type { Part, Resource } from '@/lib/domain/resource';
import { partText, textOf } from '@/lib/domain/text';
import type { ComparedResource } from '@/lib/endpoints/compare';

/** One piece of a resource on both sides as text: what the target holds now, and what it would hold. */
export interface Section {
  key: string;
  /** Null for the resource's own settings. */
  part: { type: string; id: string; name: string; kind: string | null } | null;
  state: PartChange['state'];
  /** Places counted from 1, when it stands somewhere else than before. */
  moved: { from: number; to: number } | null;
  before: string | null;
  after: string | null;
}

/** The settings and every part of a compared resource, in the order of the source. */
export function sectionsOf({ source, target }: Pick<ComparedResource, 'source' | 'target'>): Section[] {
  const before = target ? textOf(target.document.fields) : null;
  const after = source ? textOf(source.document.fields) : null;
  const settings: Section = { key: 'settings', part: null, state: stateOf(before, after), moved: null, before, after };
  const parts = changedParts(target?.document.parts ?? [], source?.document.parts ?? []);
  return [settings, ...parts.map((change) => sectionOf(change, source, target))];
}

function sectionOf(change: PartChange, source: Resource | null, target: Resource | null): Section {
  const { type, id, name, kind, state, moved, from, to } = change;
  const find = (side: Resource | null): Part | undefined =>
    side?.document.parts.find((part) => part.type === type && part.id === id);
  const [before, after] = [find(target), find(source)];
  return {
    key: `${type}/${id}`,
    part: { type, id, name, kind },
    state,
    moved: moved && from !== null && to !== null ? { from: from + 1, to: to + 1 } : null,
    before: before ? partText(before) : null,
    after: after ? partText(after) : null,
  };
}

function stateOf(before: string | null, after: string | null): Section['state'] {
  if (before === null) return 'added';
  if (after === null) return 'deleted';
  return before === after ? 'unchanged' : 'modified';
}
