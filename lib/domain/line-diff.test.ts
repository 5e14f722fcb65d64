import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines } from './line-diff';
import { lineAt } from './line-index';
import { changedText, numbersFrom, workflowLines } from './testing-texts';

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** The text after, made of the text before and of what the blocks say, and nothing else. */
function apply(before: string, after: string): string[] {
  const { left, right, blocks } = diffLines(before, after);
  const made: string[] = [];
  let at = 0;
  for (let index = 0; index < blocks.length; index += 4) {
    const [x, removed, y, added] = [...blocks.subarray(index, index + 4)];
    for (; at < (x ?? 0); at++) made.push(lineAt(before, left, at));
    expect(made.length).toBe(y);
    for (let line = 0; line < (added ?? 0); line++) made.push(lineAt(after, right, (y ?? 0) + line));
    at += removed ?? 0;
  }
  for (; at < left.count; at++) made.push(lineAt(before, left, at));
  return made;
}

function scriptLength(before: string, after: string): number {
  const { blocks } = diffLines(before, after);
  return blocks.reduce((sum, value, index) => sum + (index % 2 ? value : 0), 0);
}

/** The shortest script there is, by the plain table. */
function shortest(a: string[], b: string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const next = [0];
    for (let y = 1; y <= b.length; y++) {
      next[y] = item === b[y - 1] ? (row[y - 1] ?? 0) + 1 : Math.max(row[y] ?? 0, next[y - 1] ?? 0);
    }
    row = next;
  }
  return a.length + b.length - 2 * (row[b.length] ?? 0);
}

/** Pairs that have something in common: one text, and edits to it. */
const edited = fc
  .tuple(
    fc.array(fc.constantFrom<string>('a', 'b', 'c', '}', '', ' ', 'd'), { maxLength: 60 }),
    fc.array(
      fc.tuple(fc.nat(60), fc.nat(8), fc.array(fc.constantFrom<string>('a', 'b', '}', 'new', ''), { maxLength: 6 })),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([lines, edits]) => {
    const after = [...lines];
    for (const [place, removed, added] of edits) after.splice(place, removed, ...added);
    return { before: lines.join('\n'), after: after.join('\n') };
  });

test.each([
  ['', '', []],
  ['', 'a', [0, 0, 0, 1]],
  ['a', '', [0, 1, 0, 0]],
  ['a\nb\nc', 'a\nB\nc', [1, 1, 1, 1]],
  ['a\n', 'a', [1, 1, 1, 0]],
  ['a\nb\nc\nd', 'x\na\nb\nd\ny', [0, 0, 0, 1, 2, 1, 3, 0, 4, 0, 4, 1]],
])('%j and %j differ in %j', (before, after, blocks) => {
  expect([...diffLines(before, after).blocks]).toEqual(blocks);
});

describe('the edit script', () => {
  test('makes the one text of the other, whatever the two are', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        expect(apply(before, after)).toEqual(linesOf(after));
        expect(apply(after, before)).toEqual(linesOf(before));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(apply(before, after)).toEqual(linesOf(after));
      }),
      { numRuns: 1000 },
    );
  });

  test('is the shortest there is for texts of everyday size', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        expect(scriptLength(before, after)).toBe(shortest(linesOf(before), linesOf(after)));
      }),
      { numRuns: 1500 },
    );
  });

  test('is empty exactly for equal texts', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        expect(scriptLength(before, after) === 0).toBe(before === after);
      }),
    );
  });

  test('makes the one of the other with anchors, moved stretches and nothing in common, too', () => {
    for (let seed = 0; seed < 12; seed++) {
      const next = numbersFrom(seed);
      const lines = workflowLines(1500 + Math.floor(next() * 1500), next);
      const moved = lines.splice(Math.floor(next() * 500), 200);
      const after = [...lines];
      after.splice(Math.floor(next() * 1000), 0, ...(seed % 3 === 0 ? moved.reverse() : moved));
      const other = seed % 4 === 0 ? lines.map((line) => `${line}!`) : after;
      const [one, two] = [[...moved, ...lines].join('\n'), other.join('\n')];
      expect(apply(one, two)).toEqual(other);
    }
  });
});

test('the script is at most a few per cent longer than that of git', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promenade-diff-'));
  try {
    let [ours, theirs] = [0, 0];
    for (let seed = 0; seed < 6; seed++) {
      const { before, after } = changedText(4000, 100 + seed * 150, seed);
      writeFileSync(join(folder, 'before'), `${before}\n`);
      writeFileSync(join(folder, 'after'), `${after}\n`);
      theirs += lengthByGit(folder);
      ours += scriptLength(before, after);
    }
    expect(theirs).toBeGreaterThan(3000);
    expect(ours).toBeLessThanOrEqual(theirs * 1.03);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** git answers 1 when there is a difference, which to Node is a failure. */
function lengthByGit(folder: string): number {
  const run = 'git diff --no-index --minimal --numstat before after || test $? = 1';
  const [added, removed] = execFileSync('sh', ['-c', run], { cwd: folder, encoding: 'utf8' }).split('\t');
  return Number(added) + Number(removed);
}

describe('the work grows with the length', () => {
  const steps = (before: string, after: string) => {
    const tally = { steps: 0 };
    diffLines(before, after, tally);
    return tally.steps;
  };

  test('with changes everywhere', () => {
    const of = (lines: number) => {
      const { before, after } = changedText(lines, lines / 20);
      return steps(before, after) / lines;
    };
    expect(of(64_000)).toBeLessThan(of(4000) * 1.5);
    expect(of(64_000)).toBeLessThan(30);
  });

  test('with nothing in common', () => {
    const text = (lines: number, mark: string) =>
      Array.from({ length: lines }, (_, line) => `${mark}${line}`).join('\n');
    const of = (lines: number) => steps(text(lines, 'a'), text(lines, 'b')) / lines;
    expect(of(32_000)).toBeLessThan(of(8000) * 1.5);
  });

  test('with the same few lines again and again, in another order', () => {
    const text = (lines: number, seed: number) => {
      const next = numbersFrom(seed);
      return Array.from({ length: lines }, () => `line ${Math.floor(next() * 20)}`).join('\n');
    };
    const of = (lines: number) => steps(text(lines, 1), text(lines, 2)) / lines;
    expect(of(32_000)).toBeLessThan(of(8000) * 1.5);
  });
});
