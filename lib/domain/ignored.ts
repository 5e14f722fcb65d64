import { canonical, isObject, type Json, type JsonObject } from './json';
import type { Resource } from './resource';

/** The dropped fields in which two sides differ, each named once: "updatedAt", "steps.slug". */
export function ignoredIn(source: Resource | null, target: Resource | null): string[] {
  if (!source?.ignored || !target?.ignored) return [];
  return [...new Set(differing(source.ignored, target.ignored, ''))].sort();
}

/** False when a side did not show what normalising drops, so that nobody can count it. */
export const isIgnoredKnown = (source: Resource | null, target: Resource | null): boolean =>
  source?.ignored !== null && target?.ignored !== null;

function differing(left: JsonObject, right: JsonObject, prefix: string): string[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((name) => differingMember(left[name] ?? null, right[name] ?? null, `${prefix}${name}`));
}

function differingMember(left: Json, right: Json, path: string): string[] {
  if (canonical(left) === canonical(right)) return [];
  if (!Array.isArray(left) || !Array.isArray(right)) return [path];
  const [ours, theirs] = [left.filter(isObject), right.filter(isObject)];
  if (ours.length !== left.length || theirs.length !== right.length) return [path];
  return ours.flatMap((item, index) => differing(item, theirs[index] ?? {}, `${path}.`));
}
