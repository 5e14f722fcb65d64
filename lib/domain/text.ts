import { canonical, isObject, type Json, type JsonObject } from './json';
import type { Document, Part } from './resource';

/** Beyond this depth a value stays on one line, so that neither the stack nor the indentation grows without end. */
const deepest = 40;

/** A real line end inside a block whose other line ends were put there by us. */
const realEnd = '⏎';

/**
 * A value as lines for people and for a line diff: keys in order, strings with several lines as blocks, minified HTML
 * broken between its tags, JSON inside of a string opened up. Different values never give the same text: whatever a
 * block shows otherwise than it is, the word after its bar says.
 */
export function textOf(value: Json): string {
  const out: string[] = [];
  if (isOpenable(value)) writeInside(out, '', '', value, { sorted: true, depth: 0 });
  else writeEntry(out, '', '  ', value, { sorted: true, depth: 0 });
  return out.join('\n');
}

/** A part with its head; the empty line between head and fields cannot occur in either. */
export function partText({ name, kind, fields }: Pick<Part, 'name' | 'kind' | 'fields'>): string {
  return `${textOf({ kind, name })}\n\n${textOf(fields)}`;
}

/** A whole document: its own fields, then every part under its type and id. */
export function documentText({ fields, parts }: Document): string {
  const sections = parts.map((part) => `${textOf([part.type, part.id])}\n${partText(part)}`);
  return [textOf(fields), ...sections].join('\n\n');
}

interface Place {
  /** Keys of a document are sorted; those of JSON inside of a string keep their order, because the string differs. */
  sorted: boolean;
  depth: number;
}

/** The members of a container: the first line begins with `lead`, all others with `indent`. */
function writeInside(out: string[], lead: string, indent: string, value: Json[] | JsonObject, place: Place): void {
  const inner = { ...place, depth: place.depth + 1 };
  let start = lead;
  const write = (mark: string, member: Json) => {
    writeEntry(out, start + mark, `${indent}  `, member, inner);
    start = indent;
  };
  if (Array.isArray(value)) for (const item of value) write('-', item);
  else {
    const keys = Object.keys(value);
    for (const key of place.sorted ? keys.sort() : keys) write(`${keyOf(key)}:`, value[key] ?? null);
  }
}

function writeEntry(out: string[], head: string, indent: string, value: Json, place: Place): void {
  if (typeof value === 'string') writeString(out, head, indent, value, place);
  else if (!isOpenable(value)) out.push(after(head, JSON.stringify(value)));
  else if (place.depth >= deepest) out.push(after(head, showInvisible(canonical(value))));
  else if (head.endsWith('-')) writeInside(out, `${head} `, indent, value, place);
  else {
    out.push(head);
    writeInside(out, indent, indent, value, place);
  }
}

function writeString(out: string[], head: string, indent: string, text: string, place: Place): void {
  const inside = place.depth < deepest ? jsonInside(text) : null;
  if (inside) {
    out.push(after(head, '|json'));
    writeInside(out, indent, indent, inside, { sorted: false, depth: place.depth + 1 });
    return;
  }
  const html = tag.test(text);
  if (!html && !text.includes('\n')) {
    out.push(after(head, showInvisible(JSON.stringify(text))));
    return;
  }
  const broken = html && needsBreaks(text);
  const escaped = hasInvisible(text);
  out.push(after(head, `|${broken ? 'html' : ''}${escaped ? ' escaped' : ''}`));
  for (const line of broken ? brokenLines(text) : text.split('\n')) {
    out.push(indent + (escaped ? showInvisible(line.replaceAll('\\', '\\\\')) : line));
  }
}

function isOpenable(value: Json): value is Json[] | JsonObject {
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

function after(head: string, text: string): string {
  return head ? `${head} ${text}` : text;
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$.-]*$/.test(key) ? key : showInvisible(JSON.stringify(key));
}

/** What a string holds if it is JSON exactly as a program writes it; any other spelling is a difference to be seen. */
function jsonInside(text: string): Json[] | JsonObject | null {
  if (!/^[[{]/.test(text)) return null;
  try {
    const value: Json = JSON.parse(text);
    return isOpenable(value) && JSON.stringify(value) === text ? value : null;
  } catch {
    return null;
  }
}

const tag = /<(?:\/?[a-z][^<>]*|![^<>]*)>/i;
const betweenTags = />(?=[ \t]*<)/;
const comfortable = 200;

function needsBreaks(text: string): boolean {
  const lines = text.split('\n');
  const limit = lines.length === 1 ? 0 : comfortable;
  return lines.some((line) => line.length > limit && betweenTags.test(line));
}

/** Broken after every tag that another follows; where the text itself has a line end, the line says so. */
function brokenLines(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const pieces = line.split(/(?<=>)(?=[ \t]*<)/);
    const last = pieces.pop() ?? '';
    return [...pieces, index < lines.length - 1 ? last + realEnd : last];
  });
}

/** Control and format characters, lone surrogates, odd spaces; not the joiners that hold an emoji together. */
const invisible =
  /(?!\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;

/** What is surely visible, in the scripts that most texts are written in: asking for properties costs ten times as much. */
const unsure =
  /[^\n\t\x20-\x7e\u00a1-\u00ac\u00ae-\u05ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;

/** True when something in the text cannot be seen as it is; line ends and tabs can. */
export function hasInvisible(text: string): boolean {
  return unsure.test(text) && text.replace(/[\n\t]/g, '').search(invisible) >= 0;
}

function showInvisible(text: string): string {
  return text.replace(invisible, (found) => (found === '\t' ? found : `\\u{${found.codePointAt(0)?.toString(16)}}`));
}
