import { z } from 'zod';
import { isObject, type Json, type JsonObject, JsonRecord } from './json';

/** What a resource is called on every side. Both halves count: a workflow and a layout may share an id. */
export const ResourceKey = z.strictObject({ type: z.string().min(1).max(100), id: z.string().min(1).max(300) });
export type ResourceKey = z.infer<typeof ResourceKey>;

/** The key as one string, for maps and URLs. */
export function keyText({ type, id }: ResourceKey): string {
  return `${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

/** The way back from `keyText`; null when the text is not a key. */
export function parseKey(text: string): ResourceKey | null {
  const [type, id, ...rest] = text.split('/');
  if (!type || !id || rest.length > 0) return null;
  try {
    return { type: decodeURIComponent(type), id: decodeURIComponent(id) };
  } catch {
    return null;
  }
}

/** By type, then by id, in an order that is the same on every machine. */
export function byKey(a: ResourceKey, b: ResourceKey): number {
  const [left, right] = [keyText(a), keyText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The same for a long list: each key is written out once and not with every comparison. */
export function sortedByKey<Item extends ResourceKey>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: keyText(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

/** A piece of a resource that has an identity of its own, such as a step of a workflow. */
export const Part = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  /** What sort of part, in the vendor's words ("email"), or null when it has none. */
  kind: z.string().nullable(),
  fields: JsonRecord,
});
export type Part = z.infer<typeof Part>;

/** The normalised content: volatile fields are gone, arrays keep their order, secrets are keyed hashes. */
export const Document = z.object({ fields: JsonRecord, parts: z.array(Part) });
export type Document = z.infer<typeof Document>;

export const Resource = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  document: Document,
  hash: z.string(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  /** What normalising dropped, kept so that "n differences ignored" can be listed; null where the vendor did not show it. */
  ignored: JsonRecord.nullable(),
  /** Other resources of the same environment that this one cannot do without. */
  references: z.array(ResourceKey),
});
export type Resource = z.infer<typeof Resource>;

/** A resource that is there but could not be read: it must never be taken for equal. */
export interface Unreadable {
  type: string;
  id: string;
  name: string;
  problem: string;
  /** Who edited it last and when, where that is known all the same. */
  updatedAt?: string | null;
  updatedBy?: string | null;
}

/** Everything in one environment, as far as it could be read. */
export interface Inventory {
  resources: Resource[];
  unreadable: Unreadable[];
  /** What the reader could not see at all, in words for the person at the screen. */
  gaps: string[];
  /** What takes no part on purpose, in words. */
  leftOut: string[];
}

/** A copy without the members that are undefined or that `drop` names; nested objects are copied as they are. */
export function without(value: JsonObject, drop: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([key, member]) => member !== undefined && !drop.includes(key)),
  );
}

/** Every string in a value with the path that leads to it. */
export function* strings(value: Json, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* strings(item, `${path}[${index}]`);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) yield* strings(item, path ? `${path}.${key}` : key);
}
