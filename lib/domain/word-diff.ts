import { blocksOf, matchSequences } from './sequence-diff';

/** A piece of a line: as it is on both sides, or on this side only. */
export interface Piece {
  text: string;
  changed: boolean;
}

export interface PiecedLine {
  before: Piece[];
  after: Piece[];
}

const token = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** Below this share of common characters marking words only makes two different lines harder to read. */
const leastCommon = 0.25;

/** Which words of two lines differ. Lines with little in common come back as one changed piece each. */
export function diffWords(before: string, after: string): PiecedLine {
  const [left, right] = [before.match(token) ?? [], after.match(token) ?? []];
  const numbers = new Map<string, number>();
  const blocks = blocksOf(matchSequences(intern(left, numbers), intern(right, numbers)), right.length);
  const pieces = { before: piecesOf(left, blocks, 0), after: piecesOf(right, blocks, 2) };
  if (commonCharacters(pieces.before) < leastCommon * Math.min(inked(before), inked(after)))
    return whole(before, after);
  return pieces;
}

export function whole(before: string, after: string): PiecedLine {
  return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
}

function intern(tokens: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(tokens, (text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

function piecesOf(tokens: readonly string[], blocks: Int32Array, side: 0 | 2): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, changed: boolean) => {
    if (to > from) pieces.push({ text: tokens.slice(from, to).join(''), changed });
  };
  let at = 0;
  for (let index = 0; index < blocks.length; index += 4) {
    const start = blocks[index + side] ?? 0;
    const end = start + (blocks[index + side + 1] ?? 0);
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, tokens.length, false);
  return joined(pieces);
}

/** A single space between two changed words belongs to the change: one mark is easier to read than two. */
function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = out.at(-1);
    const bridge =
      !piece.changed && piece.text === ' ' && last?.changed === true && pieces[index + 1]?.changed === true;
    if (last && last.changed === (piece.changed || bridge)) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}

function commonCharacters(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text, changed }) => sum + (changed ? 0 : inked(text)), 0);
}

function inked(text: string): number {
  return text.replace(/\s/g, '').length;
}
