import { z } from 'zod';
import { changedFields, FieldChange } from './fields';
import { canonical } from './json';
import type { Part } from './resource';

/** How one part stands: `from` is its place in the target, `to` its place in the source, both counted from 0. */
export const PartChange = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  state: z.enum(['added', 'modified', 'deleted', 'moved', 'unchanged']),
  moved: z.boolean(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  fields: z.array(FieldChange),
});
export type PartChange = z.infer<typeof PartChange>;

/**
 * What happened to the parts of a resource, in the order of the source with the deleted ones where they were.
 * A part counts as moved only when its place among the parts that both sides have is another, so that one step
 * put in front does not make every step behind it "moved".
 */
export function changedParts(before: readonly Part[], after: readonly Part[]): PartChange[] {
  const old = new Map(before.map((part, index) => [keyOf(part), { part, index }]));
  const kept = new Set(after.map(keyOf));
  const still = steadyParts(
    before.map(keyOf).filter((key) => kept.has(key)),
    after.map(keyOf).filter((key) => old.has(key)),
  );
  const changes = after.map((part, index) => {
    const known = old.get(keyOf(part));
    if (!known) return changeOf(part, 'added', false, null, index, []);
    const moved = !still.has(keyOf(part));
    if (canonical(known.part) === canonical(part)) {
      return changeOf(part, moved ? 'moved' : 'unchanged', moved, known.index, index, []);
    }
    return changeOf(part, 'modified', moved, known.index, index, partFields(known.part, part));
  });
  for (const [index, part] of before.entries()) {
    if (!kept.has(keyOf(part)))
      changes.splice(Math.min(index, changes.length), 0, changeOf(part, 'deleted', false, index, null, []));
  }
  return changes;
}

function keyOf(part: Part): string {
  return `${part.type}\n${part.id}`;
}

function partFields(before: Part, after: Part): FieldChange[] {
  const head = (part: Part) => ({ name: part.name, kind: part.kind });
  return [...changedFields(head(before), head(after)), ...changedFields(before.fields, after.fields)];
}

function changeOf(
  { type, id, name, kind }: Part,
  state: PartChange['state'],
  moved: boolean,
  from: number | null,
  to: number | null,
  fields: FieldChange[],
): PartChange {
  return { type, id, name, kind, state, moved, from, to, fields };
}

/** The largest set of keys that stand in the same order in both lists: a longest increasing subsequence. */
function steadyParts(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]));
  const longest = after.map(() => 1);
  const previous = after.map(() => -1);
  let best = -1;
  for (const [index, key] of after.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const candidate = (longest[earlier] ?? 0) + 1;
      const inOrder = (place.get(after[earlier] ?? '') ?? 0) < (place.get(key) ?? 0);
      if (inOrder && candidate > (longest[index] ?? 0)) {
        longest[index] = candidate;
        previous[index] = earlier;
      }
    }
    if (best < 0 || (longest[index] ?? 0) > (longest[best] ?? 0)) best = index;
  }
  const steady = new Set<string>();
  for (let index = best; index >= 0; index = previous[index] ?? -1) steady.add(after[index] ?? '');
  return steady;
}
