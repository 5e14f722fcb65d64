import type { DiffRow } from '@/lib/domain/diff-rows';
import { lengthAt } from '@/lib/domain/line-index';
import type { DiffSubject } from './line-parts';

/** In pixels, as in the styles; how wide a line runs is an estimate until it is drawn and measured. */
const lineHeight = 20;
const foldHeight = 28;
const characterWidth = 7.2;
/** Columns for line numbers and signs. */
const besides = { split: 2 * (50 + 28), unified: 84 + 28 };
const longest = 2000;

/** How high a row will be, near enough to scroll by. */
export function heightOf(row: DiffRow, { diff }: DiffSubject, split: boolean, width: number): number {
  if (row.kind === 'fold') return foldHeight;
  const room = split ? (width - besides.split) / 2 : width - besides.unified;
  const left = row.left < 0 ? 0 : linesOf(lengthAt(diff.left, row.left), room);
  const right = row.right < 0 ? 0 : linesOf(lengthAt(diff.right, row.right), room);
  const lines = split || row.kind === 'equal' ? Math.max(left, right) : left + right;
  return lines * lineHeight;
}

function linesOf(length: number, room: number): number {
  if (room < characterWidth * 10) return 1;
  return Math.max(1, Math.ceil((Math.min(length, longest) * characterWidth) / room));
}
