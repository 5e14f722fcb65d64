import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffLayout, type DiffRow, layOut, rowsOf } from './diff-rows';
import { diffLines } from './line-diff';
import { changedText } from './testing-texts';

const allRows = (layout: DiffLayout): DiffRow[] => layout.windows.flatMap((window) => rowsOf(layout, window));
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, line) => `line ${from + line}`);

test('equal lines far from a difference are folded, and one fold can be opened', () => {
  const before = numbered(0, 30).join('\n');
  const after = [...numbered(0, 15), 'new', ...numbered(15, 30)].join('\n');
  const diff = diffLines(before, after);
  const folded = allRows(layOut(diff, new Set(), 100));
  expect(folded.map(({ kind }) => kind)).toEqual([
    'fold',
    'equal',
    'equal',
    'equal',
    'changed',
    'equal',
    'equal',
    'equal',
    'fold',
  ]);
  expect(folded[0]).toEqual({ kind: 'fold', left: 0, count: 12 });
  expect(folded[4]).toEqual({ kind: 'changed', left: -1, right: 15, block: 0, first: true });
  const opened = allRows(layOut(diff, new Set([0]), 100));
  expect(opened.filter(({ kind }) => kind === 'fold')).toEqual([{ kind: 'fold', left: 18, count: 12 }]);
  expect(opened).toHaveLength(folded.length + 11);
});

test('every line stands in exactly one row or fold, in order, however the windows are cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(40), fc.integer({ min: 1, max: 30 }), (size, seed, changes) => {
      const { before, after } = changedText(200, changes, seed);
      const diff = diffLines(before, after);
      const fold = allRows(layOut(diff, new Set(), size)).find(({ kind }) => kind === 'fold');
      const layout = layOut(diff, new Set(fold && seed % 2 === 0 ? [fold.left] : []), size);
      const seen = { left: 0, right: 0 };
      for (const row of allRows(layout)) {
        if (row.kind === 'fold') {
          expect(row.left).toBe(seen.left);
          seen.left += row.count;
          seen.right += row.count;
          continue;
        }
        for (const side of ['left', 'right'] as const) if (row[side] >= 0) expect(row[side]).toBe(seen[side]++);
      }
      expect(seen).toEqual({ left: diff.left.count, right: diff.right.count });
      expect(layout.windows.every(({ rows }) => rows > 0 && rows <= size)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('opening folds shows their lines, and leaves every window that had none of them as it was', () => {
  const { before, after } = changedText(2000, 60);
  const diff = diffLines(before, after);
  const folds = allRows(layOut(diff, new Set(), 20)).flatMap((row) => (row.kind === 'fold' ? row : []));
  const windowsOf = (opened: ReadonlySet<number>) => {
    const layout = layOut(diff, opened, 20);
    return { layout, drawn: layout.windows.map((window) => JSON.stringify(rowsOf(layout, window))) };
  };
  fc.assert(
    fc.property(fc.subarray(folds), (chosen) => {
      const opened = new Set(chosen.map(({ left }) => left));
      const folded = windowsOf(new Set());
      const { layout, drawn } = windowsOf(opened);
      expect(layout.rows).toBe(folded.layout.rows + chosen.reduce((sum, { count }) => sum + count - 1, 0));
      expect(layout.windows.every(({ rows }) => rows > 0 && rows <= 20)).toBe(true);
      const without = folded.drawn.filter(
        (_rows, index) =>
          !rowsOf(folded.layout, folded.layout.windows[index] ?? fail()).some(
            (row) => row.kind === 'fold' && opened.has(row.left),
          ),
      );
      expect(drawn).toEqual(expect.arrayContaining(without));
    }),
    { numRuns: 50 },
  );
});

const fail = (): never => {
  throw new Error('There is no such window');
};

test('the window of a difference holds its first row, and knows its number', () => {
  const { before, after } = changedText(2000, 100);
  const layout = layOut(diffLines(before, after), new Set(), 20);
  expect(layout.windowOf.length).toBeGreaterThan(90);
  layout.windowOf.forEach((window, block) => {
    const at = layout.windows[window];
    const rows = at ? rowsOf(layout, at) : [];
    expect(rows.some((row) => row.kind === 'changed' && row.block === block && row.first)).toBe(true);
    expect(at?.block).toBeLessThanOrEqual(block);
  });
});

test('folds keep the number of rows near the number of changes', () => {
  const { before, after } = changedText(50_000, 200);
  expect(layOut(diffLines(before, after), new Set(), 20).rows).toBeLessThan(200 * 10);
});
