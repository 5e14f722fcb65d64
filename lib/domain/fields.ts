import { z } from 'zod';
import { canonical, isObject, type Json, type JsonObject } from './json';

export const FieldChange = z.object({ path: z.string(), state: z.enum(['added', 'modified', 'deleted']) });
export type FieldChange = z.infer<typeof FieldChange>;

/** The fields in which two objects differ, as dotted paths; objects are entered, arrays are compared whole. */
export function changedFields(before: JsonObject, after: JsonObject, prefix = ''): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => changedField(before[name], after[name], prefix ? `${prefix}.${name}` : name));
}

function changedField(before: Json | undefined, after: Json | undefined, path: string): FieldChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, state: 'added' }];
  if (after === undefined) return [{ path, state: 'deleted' }];
  if (isObject(before) && isObject(after)) return changedFields(before, after, path);
  return canonical(before) === canonical(after) ? [] : [{ path, state: 'modified' }];
}
