import { diffWords, type Piece, type PiecedLine, whole } from './word-diff';

/** A line that is longer than this shows only the surroundings of what changed in it, until somebody asks for all. */
export const longestLine = 2000;

/** A part of a line that is shown, or the number of characters that are left out at this place. */
export type ExcerptPart = Piece | { hidden: number };

export interface LineExcerpt {
  before: ExcerptPart[];
  after: ExcerptPart[];
}

/** Equal characters that are shown around what changed. */
const around = 120;
/** Of a long change its beginning and its end are shown, this much of each. */
const edge = 600;

/** What is shown of a long line that has no partner, or is equal on both sides. */
export function excerptOf(line: string, changed: boolean): ExcerptPart[] {
  if (line.length <= longestLine) return [{ text: line, changed }];
  const cut = boundary(line, edge);
  return [{ text: line.slice(0, cut), changed }, { hidden: line.length - cut }];
}

/**
 * What is shown of two long lines: the first and the last place where they differ, with their surroundings. The work is
 * one pass over the common ends and words within the excerpt, whatever the length.
 */
export function excerptsOf(before: string, after: string): LineExcerpt {
  const [start, end] = commonEnds(before, after);
  const from = boundary(before, Math.max(0, start - around));
  // After the last difference the sides are equal again, so that they can be cut at the same distance from their ends.
  const tail = before.length - boundary(before, before.length - Math.max(0, end - around));
  const middle = Math.max(before.length, after.length) - from - tail;
  const shown = middle <= 2 * edge ? [inWords(before, after, from, tail)] : atBothEdges(before, after, from, tail);
  const side = (one: 'before' | 'after', line: string): ExcerptPart[] => {
    const parts: ExcerptPart[] = from > 0 ? [{ hidden: from }] : [];
    let total = from;
    shown.forEach((words, index) => {
      if (index > 0) {
        const rest = shown.slice(index).reduce((sum, later) => sum + lengthOf(later[one]), 0);
        const hidden = line.length - tail - rest - total;
        if (hidden > 0) parts.push({ hidden });
        total += hidden;
      }
      parts.push(...words[one]);
      total += lengthOf(words[one]);
    });
    if (tail > 0) parts.push({ hidden: tail });
    return parts;
  };
  return { before: side('before', before), after: side('after', after) };
}

function inWords(before: string, after: string, from: number, tail: number): PiecedLine {
  return pieced(before.slice(from, before.length - tail), after.slice(from, after.length - tail));
}

function atBothEdges(before: string, after: string, from: number, tail: number): PiecedLine[] {
  const first = (line: string) => line.slice(from, boundary(line, Math.min(from + edge, line.length - tail)));
  const [one, two] = [first(before), first(after)];
  const last = (line: string, shown: number) => {
    const end = line.length - tail;
    return line.slice(boundary(line, Math.max(from + shown, end - edge)), end);
  };
  const opening = pieced(one, two);
  const closing = pieced(last(before, one.length), last(after, two.length));
  return [
    { before: clearCut(opening.before, -1), after: clearCut(opening.after, -1) },
    { before: clearCut(closing.before, 0), after: clearCut(closing.after, 0) },
  ];
}

/** Where an excerpt is cut the sides need not meet, so that a mark there would say nothing; others stay. */
function clearCut(pieces: Piece[], place: 0 | -1): Piece[] {
  const cut = pieces.at(place);
  const others = pieces.some((piece) => piece !== cut && piece.changed);
  return others ? pieces.map((piece) => (piece === cut ? { ...piece, changed: false } : piece)) : pieces;
}

function pieced(before: string, after: string): PiecedLine {
  const { before: one, after: two } = before === '' || after === '' ? whole(before, after) : diffWords(before, after);
  const shown = ({ text }: Piece) => text !== '';
  return { before: one.filter(shown), after: two.filter(shown) };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** How many characters the two have in common at the beginning, and at the end of what remains. */
export function commonEnds(before: string, after: string): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  return [start, end];
}

/** The place itself, or the one before it when it would cut a character in two. */
function boundary(line: string, place: number): number {
  const code = line.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff && place > 0 ? place - 1 : place;
}
