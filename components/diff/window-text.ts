import type { DiffRow } from '@/lib/domain/diff-rows';

/**
 * What the diff component compares for one window. It gets a mark for every row instead of its text: equal marks for
 * equal rows, so that it cannot but arrive at the rows that were computed before, and asks for the text when it draws.
 * Every line ends with a line end, because a last line without one is never equal to one with.
 */
export function windowText(rows: readonly DiffRow[]): { before: string; after: string } {
  let [before, after] = ['', ''];
  rows.forEach((row, index) => {
    if (row.kind !== 'changed') {
      before += `=${index}\n`;
      after += `=${index}\n`;
      return;
    }
    if (row.left >= 0) before += `-${index}\n`;
    if (row.right >= 0) after += `+${index}\n`;
  });
  return { before, after };
}

export type Side = 'both' | 'before' | 'after';

/** The row that a mark stands for, and the side on which it stands. */
export function readMark(mark: unknown): { index: number; side: Side } | null {
  if (typeof mark !== 'string' || mark === '') return null;
  const side = mark.startsWith('=') ? 'both' : mark.startsWith('-') ? 'before' : 'after';
  return { index: Number(mark.slice(1)), side };
}
