import { z } from 'zod';

/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/**
 * Shallow on purpose: the value has come out of `JSON.parse`, so that it is JSON already, and walking through
 * every document once more would cost more than everything else.
 */
export const JsonValue = z.custom<Json>((value) => value !== undefined && typeof value !== 'function');
export const JsonRecord = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Must be an object',
);

/** True for a plain object, so not for an array and not for null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text with the keys of every object in order, so that equal values give equal text. Arrays keep their order. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Text for what ought to be text; `String` itself fails on something like `{"toString": false}`. */
export function asText(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? canonical(value) : String(value ?? '');
}
