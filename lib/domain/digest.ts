import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, type Json } from './json';

/** SHA-256 of a value as lowercase hex; the order of object keys does not matter, the order of arrays does. */
export function digest(value: Json): string {
  const text = canonical(value);
  return native ? native.createHash('sha256').update(text).digest('hex') : inScript(text);
}

/** The same without a machine's own hash, for the browser, where what there is only answers later. */
export function inScript(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

// Asked for and not imported, so that it is not built into what the browser gets. It is six times as fast.
const native = globalThis.process?.getBuiltinModule?.('node:crypto');
