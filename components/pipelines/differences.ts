import { canonical, isObject, type Json } from '@/lib/domain/json';
import type { Resource } from '@/lib/domain/resource';

/** A setting or a variable on both sides. Values of variables are hashes and are never shown. */
export interface Difference {
  name: string;
  source: string | null;
  target: string | null;
}

export type KeyState = 'differs' | 'source_only' | 'target_only';

export interface ApplicationDifferences {
  settings: Difference[];
  equalSettings: number;
  variables: { name: string; state: KeyState; buildTime: boolean }[];
  equalVariables: number;
}

/** How two applications differ besides the build; what of it a promotion carries across is nothing. */
export function differencesOf(source: Resource, target: Resource): ApplicationDifferences {
  const [left, right] = [membersOf(source, 'settings'), membersOf(target, 'settings')];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const settings = names.filter((name) => !equal(left.get(name), right.get(name)));
  const [ours, theirs] = [membersOf(source, 'variables'), membersOf(target, 'variables')];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const different = keys.filter((key) => !equal(ours.get(key), theirs.get(key)));
  return {
    settings: settings.map((name) => ({ name, source: textOf(left.get(name)), target: textOf(right.get(name)) })),
    equalSettings: names.length - settings.length,
    variables: different.map((name) => ({
      name,
      state: !theirs.has(name) ? 'source_only' : !ours.has(name) ? 'target_only' : 'differs',
      buildTime: isBuildTime(ours.get(name)) || isBuildTime(theirs.get(name)),
    })),
    equalVariables: keys.length - different.length,
  };
}

function membersOf({ document }: Resource, field: string): Map<string, Json> {
  const value = document.fields[field];
  return new Map(isObject(value) ? Object.entries(value) : []);
}

function equal(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : canonical(one) === canonical(other);
}

function isBuildTime(variable: Json | undefined): boolean {
  return isObject(variable) && variable.buildTime === true;
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  return typeof value === 'object' ? canonical(value) : String(value);
}
