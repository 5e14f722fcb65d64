import { asText, isObject, type Json, type JsonObject } from '@/lib/domain/json';

/** How deep relations are followed: a deployment, its version, the flow of that. Relations can go round in circles. */
const depth = 3;

/** Looks up a JSON:API resource by what points at it. */
type Lookup = (pointer: JsonObject) => JsonObject | undefined;

/**
 * One resource as a plain object with its relations in it, whichever of the two shapes it came in: plain already, or
 * `{id, type, attributes, relationships}` with the related ones beside it in `included`.
 */
export function flatten(record: JsonObject, included: readonly JsonObject[] = []): JsonObject {
  return flat(record, lookupIn(included), depth);
}

/** A whole list; the related resources are indexed once. */
export function flattenAll(records: readonly JsonObject[], included: readonly JsonObject[]): JsonObject[] {
  const lookup = lookupIn(included);
  return records.map((record) => flat(record, lookup, depth));
}

function lookupIn(included: readonly JsonObject[]): Lookup {
  const index = new Map(included.map((one) => [keyOf(one), one]));
  return (pointer) => index.get(keyOf(pointer));
}

/** An id may come as a number or as text, and a vendor that has lost its way may send anything at all. */
function keyOf({ type, id }: JsonObject): string {
  return `${asText(type)}/${asText(id)}`;
}

function flat(record: JsonObject, lookup: Lookup, left: number): JsonObject {
  const { attributes, relationships } = record;
  const own = isObject(attributes) ? { ...attributes, id: record.id ?? attributes.id ?? null } : record;
  const inner = left === 0 ? own : nested(own, lookup, left);
  if (!isObject(relationships) || left === 0) return inner;
  const related = Object.entries(relationships).map(([name, value]): [string, Json] => [
    name,
    isObject(value) ? follow(value.data ?? null, lookup, left - 1) : null,
  ]);
  return { ...inner, ...Object.fromEntries(related) };
}

/** A nested resource may itself be in the other shape. */
function nested(own: JsonObject, lookup: Lookup, left: number): JsonObject {
  const entries = Object.entries(own).map(([name, value]): [string, Json] => [
    name,
    isObject(value) && isObject(value.attributes) ? flat(value, lookup, left - 1) : value,
  ]);
  return Object.fromEntries(entries);
}

function follow(pointer: Json, lookup: Lookup, left: number): Json {
  if (Array.isArray(pointer)) return pointer.map((one) => follow(one, lookup, left));
  if (!isObject(pointer)) return null;
  const found = lookup(pointer);
  return found ? flat(found, lookup, left) : { id: pointer.id ?? null };
}
