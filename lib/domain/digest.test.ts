import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, inScript } from './digest';
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

test('the order of keys does not count', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(digest(shuffled(value, (keys) => keys.reverse()))).toBe(digest(value));
    }),
  );
});

test('two values have one digest only if they are the same value', () => {
  fc.assert(
    fc.property(anyJson, anyJson, (a, b) => {
      const same =
        JSON.stringify(shuffled(a, (keys) => keys.sort())) === JSON.stringify(shuffled(b, (keys) => keys.sort()));
      expect(digest(a) === digest(b)).toBe(same);
    }),
  );
});

test.each<[string, Json, Json]>([
  ['the order of an array', [1, 2], [2, 1]],
  ['a missing member and null', {}, { a: null }],
  ['a number and its text', { a: 1 }, { a: '1' }],
  ['an empty array and an empty object', [], {}],
  ['white space in text', { a: 'b' }, { a: 'b ' }],
])('%s counts', (_what, a, b) => {
  expect(digest(a)).not.toBe(digest(b));
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
