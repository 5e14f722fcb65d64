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

/** How the parts of a value are written by `spelled`. */
export interface Spelling {
  scalar(value: null | boolean | number | string): string;
  /** The name of a member, with all that stands before its value. */
  name(text: string): string;
  /** What stands between two entries. */
  between: string;
}

/** A value as text with the keys of every object in order, so that equal values give equal text. Arrays keep their order. */
export function spelled(value: Json, { scalar, name, between }: Spelling): string {
  let text = '';
  const comma = new Written(between);
  // What is still to be written, the next one last. A stack of our own: how deep a vendor nests is not for ours to bear.
  const rest: (Json | Written)[] = [value];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next instanceof Written) text += next.text;
    else if (Array.isArray(next)) {
      rest.push(new Written(']'));
      for (let index = next.length - 1; index >= 0; index--) {
        rest.push(next[index] ?? null);
        if (index > 0) rest.push(comma);
      }
      text += '[';
    } else if (isObject(next)) {
      const names = Object.keys(next).sort();
      rest.push(new Written('}'));
      for (let index = names.length - 1; index >= 0; index--) {
        const key = names[index] ?? '';
        rest.push(next[key] ?? null, new Written(`${index > 0 ? between : ''}${name(key)}`));
      }
      text += '{';
    } else text += scalar(next);
  }
  return text;
}

/** Text that stands as it is, among values that are still to be written. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON with the keys of every object in order. */
export const canonical = (value: Json): string => spelled(value, json);

const json: Spelling = {
  scalar: (value) => JSON.stringify(value),
  name: (text) => `${JSON.stringify(text)}:`,
  between: ',',
};

/** Text for what ought to be text; `String` itself fails on something like `{"toString": false}`. */
export function asText(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? canonical(value) : String(value ?? '');
}
