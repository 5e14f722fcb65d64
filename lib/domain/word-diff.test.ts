import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExcerptPart, excerptOf, excerptsOf, longestLine } from './line-excerpt';
import { longLine } from './testing-texts';
import { diffWords, type Piece } from './word-diff';

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.changed ? `[${piece.text}]` : piece.text)).join('');

describe('words', () => {
  test.each([
    ['subject: "Your order"', 'subject: "Your parcel"', 'subject: "Your [order]"', 'subject: "Your [parcel]"'],
    ['a b c d e', 'a x y d e', 'a [b c] d e', 'a [x y] d e'],
    ['same', 'same more', 'same', 'same[ more]'],
    ['Grüße an Zoë', 'Grüße an Noë', 'Grüße an [Zoë]', 'Grüße an [Noë]'],
    ['nothing', 'alike', '[nothing]', '[alike]'],
  ])('%j and %j', (before, after, left, right) => {
    const pieces = diffWords(before, after);
    expect([marked(pieces.before), marked(pieces.after)]).toEqual([left, right]);
  });

  test('are pieces of the line, and what is not marked is equal on both sides', () => {
    const line = fc.array(fc.constantFrom('a', 'b', ' ', 'word', '<', '>', '\t', 'é', '👍'), { maxLength: 30 });
    fc.assert(
      fc.property(line, line, (one, two) => {
        const [before, after] = [one.join(''), two.join('')];
        const pieces = diffWords(before, after);
        expect([text(pieces.before), text(pieces.after)]).toEqual([before, after]);
      }),
    );
  });
});

describe('long lines', () => {
  const shown = (parts: readonly ExcerptPart[]) => parts.map((part) => ('hidden' in part ? '' : part.text)).join('');
  const length = (parts: readonly ExcerptPart[]) =>
    parts.reduce((sum, part) => sum + ('hidden' in part ? part.hidden : part.text.length), 0);

  test('show the first and the last change, and count every character that they leave out', () => {
    const { before, after } = longLine(200_000);
    const [left, right] = [before.split('\n')[2] ?? '', after.split('\n')[2] ?? ''];
    const excerpts = excerptsOf(left, right);
    expect(shown(excerpts.after)).toContain('replaced 0');
    expect(shown(excerpts.after)).toContain('replaced 19');
    expect([length(excerpts.before), length(excerpts.after)]).toEqual([left.length, right.length]);
    expect(shown(excerpts.before).length).toBeLessThan(longestLine);
    const changed = excerpts.after.filter((part) => 'changed' in part && part.changed);
    const marks = changed.map((part) => ('text' in part ? part.text : ''));
    expect(marks).toContain('replaced 0');
    // Nothing is marked only because the excerpt was cut there.
    expect(marks.every((mark) => /^(replaced \d+|c?\d+)$/.test(mark))).toBe(true);
  });

  test('add up for any two lines', () => {
    const long = fc.tuple(fc.nat(3000), fc.constantFrom('', 'x', 'new words', '👍'), fc.nat(3000), fc.boolean());
    fc.assert(
      fc.property(long, long, ([a, b, c, d], [e, f, g, h]) => {
        const before = 'a'.repeat(a) + b + (d ? 'b c '.repeat(c / 4) : '');
        const after = 'a'.repeat(a) + f + 'd'.repeat(e) + (h ? 'b c '.repeat(g / 4) : '');
        const excerpts = excerptsOf(before, after);
        expect([length(excerpts.before), length(excerpts.after)]).toEqual([before.length, after.length]);
        expect(excerpts.before.every((part) => !('hidden' in part) || part.hidden > 0)).toBe(true);
      }),
    );
  });

  test('without a partner are cut at their beginning', () => {
    expect(excerptOf('short', true)).toEqual([{ text: 'short', changed: true }]);
    expect(length(excerptOf('x'.repeat(5000), true))).toBe(5000);
  });
});
