import { isAscii } from 'node:buffer';
import { isObject, type Json, type JsonObject } from './json';

// Next loads this module more than once in a process, and who reads a document is not who writes the answer.
declare global {
  var promenadeBytes: WeakMap<object, Uint8Array> | undefined;
}
globalThis.promenadeBytes ??= new WeakMap();

/** What objects were parsed from, for as long as they live. */
const known = globalThis.promenadeBytes;

/** What bytes of UTF-8 say. Most documents have nothing but ASCII, which need not be decoded. */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
}

/** The value, or null for what is no JSON. */
export function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Parses `{"name": {…}}`, an object with one member, and remembers the bytes of what is in it for `jsonBytes`. Null when
 * it is anything else. What lies between the head and the last brace is parsed by itself: were there a second member in
 * it, it would be no JSON.
 */
export function parseEnvelope(bytes: Buffer, name: string): JsonObject | null {
  const text = textOf(bytes);
  const head = new RegExp(`^[ \\t\\r\\n]*\\{[ \\t\\r\\n]*${JSON.stringify(name)}[ \\t\\r\\n]*:`).exec(text)?.[0].length;
  const tail = /\}[ \t\r\n]*$/.exec(text.slice(-64))?.[0].length;
  if (head === undefined || tail === undefined) return null;
  const value = parsed(text.slice(head, -tail));
  if (!isObject(value)) return null;
  // Head and tail are ASCII, so that they are as many bytes as characters.
  known.set(value, bytes.subarray(head, bytes.length - tail));
  return { [name]: value };
}

/**
 * The JSON of an answer. A member whose bytes are known goes out as it came in: writing a document of megabytes anew
 * takes longer than everything else that is done with it.
 */
export function jsonBytes(value: unknown): Buffer<ArrayBuffer> {
  const members = isRecord(value) ? Object.entries(value).filter(([, member]) => member !== undefined) : [];
  if (!members.some(([, member]) => bytesOf(member))) return Buffer.from(JSON.stringify(value));
  const pieces = members.flatMap(([key, member], index) => [
    Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`),
    bytesOf(member) ?? Buffer.from(JSON.stringify(member)),
  ]);
  return Buffer.concat([...pieces, Buffer.from('}')]);
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const bytesOf = (value: unknown) => (isRecord(value) ? known.get(value) : undefined);
