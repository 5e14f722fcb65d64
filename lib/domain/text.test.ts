import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from './json';
import { documentText, hasInvisible, partText, textOf } from './text';

const fragments = [
  ...['<p>', '</p>', '>', '<', '\n', '⏎', ' ', '  ', '\t', '\r', '"', '\\', '|html', '|json', '|', '- ', ': ', 'a'],
  ...[
    '\\n',
    '\\u{200b}',
    '\u200b',
    '\u00a0',
    '\u202e',
    '{"a":1}',
    '{"a": 1}',
    '[1]',
    '{"b":"<p></p><p>"}',
    '👩‍💻',
    '\ud800',
    '{}',
  ],
];
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 6 }).map((parts) => parts.join(''));
const key = fc.oneof(fc.constantFrom('a', 'b', 'a.b', '-', '"a"', 'a: 1', ' a', '', '|'), text);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    text.map((inner) => JSON.stringify({ inner })),
    fc.constantFrom<Json>(null, true, 0, 1, [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((members) => Object.fromEntries(members)),
  ),
}));

describe('textOf', () => {
  test('never gives two different values the same text', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(value, (sample) => {
        const shown = textOf(sample);
        const known = seen.get(shown);
        if (known !== undefined) expect(canonical(sample)).toBe(known);
        seen.set(shown, canonical(sample));
      }),
      { numRuns: 20_000 },
    );
  });

  test('does not depend on the order of keys', () => {
    expect(textOf({ b: 1, a: { d: [], c: {} } })).toBe(textOf({ a: { c: {}, d: [] }, b: 1 }));
  });

  test('shows nested values like an outline', () => {
    expect(textOf({ tags: ['a', 'b'], preferences: { all: { enabled: true } }, rules: [{ x: 1, y: [[2]] }] })).toBe(
      [
        'preferences:',
        '  all:',
        '    enabled: true',
        'rules:',
        '  - x: 1',
        '    y:',
        '      - - 2',
        'tags:',
        '  - "a"',
        '  - "b"',
      ].join('\n'),
    );
  });

  test('breaks minified HTML between its tags and leaves its text alone', () => {
    expect(textOf({ body: '<div><p>Hi  {{name}}</p> <p>Bye</p></div>' })).toBe(
      ['body: |html', '  <div>', '  <p>Hi  {{name}}</p>', '   <p>Bye</p>', '  </div>'].join('\n'),
    );
  });

  test('leaves HTML that is written in lines as it is', () => {
    expect(textOf({ body: '<div>\n  <p>Hi</p>\n</div>' })).toBe('body: |\n  <div>\n    <p>Hi</p>\n  </div>');
  });

  test('tells a line end of its own from one in the text', () => {
    const long = `<p>${'x'.repeat(300)}</p>`;
    expect(
      textOf({ body: `${long}${long}\n<p>` })
        .split('\n')
        .slice(-2),
    ).toEqual([`  ${long}⏎`, '  <p>']);
    expect(textOf({ body: `${long}${long}\n<p>` })).not.toBe(textOf({ body: `${long}\n${long}<p>` }));
  });

  test('opens JSON inside of a string and keeps the order of its keys', () => {
    expect(textOf({ body: '{"type":"doc","content":[{"text":"Hi"}]}' })).toBe(
      ['body: |json', '  type: "doc"', '  content:', '    - text: "Hi"'].join('\n'),
    );
    expect(textOf({ body: '{"a":1,"b":2}' })).not.toBe(textOf({ body: '{"b":2,"a":1}' }));
  });

  test('shows characters that cannot be seen', () => {
    expect(textOf({ subject: 'pay\u202epal\u200b' })).toBe('subject: "pay\\u{202e}pal\\u{200b}"');
    expect(textOf({ subject: '👩‍💻' })).toBe('subject: "👩‍💻"');
  });

  test('survives depth', () => {
    let deep: Json = 'end';
    for (let level = 0; level < 3000; level++) deep = [deep];
    expect(textOf(deep).split('\n')).toHaveLength(1);
    expect(textOf(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toContain('[[[');
  });

  test('takes time in proportion to the text', () => {
    const html = '<td style="a">x</td>'.repeat(50_000);
    const hostile = '<a'.repeat(200_000) + '>'.repeat(200_000) + '\t'.repeat(200_000);
    const start = performance.now();
    textOf({ html, hostile });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('documents', () => {
  const part = { type: 'step', id: 's', name: 'S', kind: 'email', fields: { a: 1 } };

  test('keep the head of a part apart from its fields', () => {
    expect(partText({ ...part, fields: { name: 'S' } })).not.toBe(partText({ ...part, name: 'x', fields: {} }));
    expect(partText(part)).toBe('kind: "email"\nname: "S"\n\na: 1');
  });

  test('differ when the order of the parts differs', () => {
    const other = { ...part, id: 't' };
    expect(documentText({ fields: {}, parts: [part, other] })).not.toBe(
      documentText({ fields: {}, parts: [other, part] }),
    );
  });
});

test('no invisible character is taken for a visible one, in any script', () => {
  // Every character of the basic plane by itself: what the quick look lets through, the property must let through too.
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (character === '\n' || character === '\t') continue;
    const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f]/u.test(character);
    if (hasInvisible(character) !== invisible) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
