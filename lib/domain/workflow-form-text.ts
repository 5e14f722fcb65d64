import { canonical, type Json } from './json';

/** A value as text to edit; empty when there is none. */
export function jsonText(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Undefined when the text is empty; throws a SyntaxError when it is not JSON. */
export function jsonOf(text: string): Json | undefined {
  return text.trim() === '' ? undefined : JSON.parse(text);
}

/** True when two texts say the same, however they are laid out. A text that is no JSON only equals itself. */
export function sameJsonText(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    const [left, right] = [jsonOf(one), jsonOf(other)];
    if (left === undefined || right === undefined) return left === right;
    return canonical(left) === canonical(right);
  } catch {
    return false;
  }
}
