import { expect, test } from 'vitest';
import { grouped } from '@/components/ui/grouped';
import { type DiffRow, layOut, rowsOf } from '@/lib/domain/diff-rows';
import { diffLines } from '@/lib/domain/line-diff';
import { lineKey, partsOf } from './line-parts';
import { readMark, windowText } from './window-text';

function rowsFor(before: string, after: string) {
  const diff = diffLines(before, after);
  const layout = layOut(diff, new Set(), 100);
  return { subject: { before, after, diff }, rows: layout.windows.flatMap((window) => rowsOf(layout, window)) };
}

test('the component is given marks that can only be paired as the rows are', () => {
  const rows: DiffRow[] = [
    { kind: 'fold', left: 0, count: 5 },
    { kind: 'changed', left: 5, right: 5, block: 0, first: true },
    { kind: 'changed', left: -1, right: 6, block: 0, first: false },
    { kind: 'equal', left: 6, right: 7 },
  ];
  expect(windowText(rows)).toEqual({ before: '=0\n-1\n=3\n', after: '=0\n+1\n+2\n=3\n' });
  expect(readMark('=0')).toEqual({ index: 0, side: 'both' });
  expect(readMark('-12')).toEqual({ index: 12, side: 'before' });
  expect(readMark('+3')).toEqual({ index: 3, side: 'after' });
  expect([readMark(''), readMark([])]).toEqual([null, null]);
});

test('words are marked in lines that have something in common, and not in others', () => {
  const { subject, rows } = rowsFor('subject: one\nbody', 'subject: two\nquite another');
  expect(partsOf(subject, rows, new Set())).toEqual([
    {
      before: [
        { text: 'subject: ', changed: false },
        { text: 'one', changed: true },
      ],
      after: [
        { text: 'subject: ', changed: false },
        { text: 'two', changed: true },
      ],
    },
    { before: [{ text: 'body', changed: false }], after: [{ text: 'quite another', changed: false }] },
  ]);
});

test('a long line is cut until it is asked for', () => {
  const long = 'word '.repeat(1000);
  const { subject, rows } = rowsFor(`${long}a ${long}`, `${long}b ${long}`);
  const [cut] = partsOf(subject, rows, new Set());
  expect(cut?.before.filter((part) => 'hidden' in part)).toHaveLength(2);
  expect(cut?.after.some((part) => 'text' in part && part.changed && part.text === 'b')).toBe(true);
  const [full] = partsOf(subject, rows, new Set(rows.map(lineKey)));
  expect(full?.before).toEqual([{ text: `${long}a ${long}`, changed: false }]);
});

test('the work on words of one window has an end', () => {
  const lines = (word: string) => Array.from({ length: 40 }, (_, line) => `${line} ${'same '.repeat(300)}${word}`);
  const { subject, rows } = rowsFor(lines('one').join('\n'), lines('two').join('\n'));
  const parts = partsOf(subject, rows, new Set());
  expect(parts[0]?.before.length).toBe(2);
  expect(parts.at(-1)?.before).toHaveLength(1);
});

test('numbers are grouped', () => {
  expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
});
