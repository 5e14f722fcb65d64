import { indexLines, type LineIndex, lineAt } from './line-index';
import type { Tally } from './middle-snake';
import { blocksOf, matchSequences } from './sequence-diff';

/** How two texts differ, line by line. Only arrays of numbers, so that a worker can hand it over without copying. */
export interface LineDiff {
  left: LineIndex;
  right: LineIndex;
  /** Four numbers for each stretch that differs: first line and lines on the left, first line and lines on the right. */
  blocks: Int32Array;
}

export function diffLines(before: string, after: string, tally?: Tally): LineDiff {
  const [left, right] = [indexLines(before), indexLines(after)];
  const numbers = new Map<string, number>();
  const partners = matchSequences(intern(before, left, numbers), intern(after, right, numbers), tally);
  return { left, right, blocks: blocksOf(partners, right.count) };
}

/** Equal lines get equal numbers, so that every later comparison is one of integers. */
function intern(text: string, index: LineIndex, numbers: Map<string, number>): Int32Array {
  const interned = new Int32Array(index.count);
  for (let line = 0; line < index.count; line++) {
    const content = lineAt(text, index, line);
    let number = numbers.get(content);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(content, number);
    }
    interned[line] = number;
  }
  return interned;
}
