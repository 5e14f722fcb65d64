import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDigest, digest, inScript } from './digest';
import { canonical, isObject, type Json } from './json';
import { anyFields } from './testing-resources';

const anyJson: fc.Arbitrary<Json> = fc.oneof(
  anyFields,
  fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
);

function shuffled(value: Json, order: (keys: string[]) => string[]): Json {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (!isObject(value)) return value;
  return Object.fromEntries(order(Object.keys(value)).map((key) => [key, shuffled(value[key] ?? null, order)]));
}

const both = [digest, contentDigest];

test('the order of keys does not count', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const other = shuffled(value, (keys) => keys.reverse());
      for (const one of both) expect(one(other)).toBe(one(value));
    }),
  );
});

test('two values have one digest only if they are the same value', () => {
  // Small pieces, so that values often differ in nothing but where one text ends and the next begins.
  const piece = fc.constantFrom<Json>(
    '',
    'a',
    '1:a',
    'a1:',
    '{}',
    '\ud83d',
    '"\\ud83d"',
    1,
    '1',
    '1;',
    null,
    'null',
    true,
    {},
    [],
  );
  const small = fc.oneof(piece, fc.array(piece), fc.dictionary(fc.constantFrom('', 'a', '1:a', '1'), piece));
  fc.assert(
    fc.property(fc.oneof(anyJson, small), fc.oneof(anyJson, small), (a, b) => {
      const same =
        JSON.stringify(shuffled(a, (keys) => keys.sort())) === JSON.stringify(shuffled(b, (keys) => keys.sort()));
      for (const one of both) expect(one(a) === one(b)).toBe(same);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, Json, Json]>([
  ['where one text ends and the next begins', ['a', 'b1:c'], ['a1:b', 'c']],
  ['half a pair of surrogates', 'a\ud83d', 'a\ud83e'],
  ['the order of an array', [1, 2], [2, 1]],
  ['a missing member and null', {}, { a: null }],
  ['a number and its text', { a: 1 }, { a: '1' }],
  ['an empty array and an empty object', [], {}],
  ['white space in text', { a: 'b' }, { a: 'b ' }],
])('%s counts', (_what, a, b) => {
  for (const one of both) expect(one(a)).not.toBe(one(b));
});

test('it is SHA-256 of the canonical text', () => {
  const value = { b: ['ü', 2], a: null };
  expect(canonical(value)).toBe('{"a":null,"b":["ü",2]}');
  expect(digest(value)).toBe(createHash('sha256').update(canonical(value)).digest('hex'));
});

test('the hash that the browser computes is the one that the server computes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(inScript(canonical(text))).toBe(digest(text));
    }),
  );
  expect(inScript(canonical('half a pair: \ud83d'))).toBe(digest('half a pair: \ud83d'));
});

test('however deep a value is nested, it has its digests', () => {
  let deep: Json = 'end';
  for (let level = 0; level < 20_000; level++) deep = level % 2 ? [deep] : { inner: deep };
  for (const one of both) expect(one(deep)).toMatch(/^[0-9a-f]{64}$/);
});
