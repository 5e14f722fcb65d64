import { canonical, isObject, type Json, type JsonObject } from './json';
import type { Resource } from './resource';

/** A dropped value in which two sides differ. */
export interface IgnoredDifference {
  /** The field, as it is named and counted: "updatedAt", "steps.slug". */
  field: string;
  /** Where it stands in each list on the way to it, counted from 1: the second step is [2]. */
  places: number[];
  /** Undefined where a side does not have it. */
  source: Json | undefined;
  target: Json | undefined;
}

/** Everything that normalising dropped and in which two sides differ, with both values. */
export function ignoredDifferences(source: Resource | null, target: Resource | null): IgnoredDifference[] {
  if (!source?.ignored || !target?.ignored) return [];
  return differing(source.ignored, target.ignored, { prefix: '', places: [] });
}

/** The dropped fields in which two sides differ, each named once: "updatedAt", "steps.slug". */
export function ignoredIn(source: Resource | null, target: Resource | null): string[] {
  return [...new Set(ignoredDifferences(source, target).map(({ field }) => field))].sort();
}

/** False when a side did not show what normalising drops, so that nobody can count it. */
export const isIgnoredKnown = (source: Resource | null, target: Resource | null): boolean =>
  source?.ignored !== null && target?.ignored !== null;

interface Place {
  prefix: string;
  places: number[];
}

function differing(source: JsonObject, target: JsonObject, { prefix, places }: Place): IgnoredDifference[] {
  const names = new Set([...Object.keys(source), ...Object.keys(target)]);
  return [...names].flatMap((name) =>
    differingMember({ field: `${prefix}${name}`, places, source: source[name], target: target[name] }),
  );
}

function differingMember(difference: IgnoredDifference): IgnoredDifference[] {
  const { field, places, source = null, target = null } = difference;
  if (canonical(source) === canonical(target)) return [];
  const [ours, theirs] = [objectsIn(source), objectsIn(target)];
  if (!ours || !theirs) return [difference];
  return Array.from({ length: Math.max(ours.length, theirs.length) }).flatMap((_, index) =>
    differing(ours[index] ?? {}, theirs[index] ?? {}, { prefix: `${field}.`, places: [...places, index + 1] }),
  );
}

/** The items of a list of objects; null for anything else. */
function objectsIn(value: Json): JsonObject[] | null {
  if (!Array.isArray(value)) return null;
  const objects = value.filter(isObject);
  return objects.length === value.length ? objects : null;
}
