import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './json';
import { jsonBytes, parseEnvelope, textOf } from './json-bytes';

const anyText = fc.string({ unit: 'grapheme' });
const anyJson = fc.jsonValue({ stringUnit: 'grapheme' }).map((value): Json => JSON.parse(JSON.stringify(value)));
const anyObject = fc.dictionary(anyText, anyJson);
const read = (text: string) => parseEnvelope(Buffer.from(text), 'data');

test('bytes say what UTF-8 says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(textOf(Buffer.from(text))).toBe(text);
    }),
  );
});

test('an envelope is read as JSON.parse reads it, however it is spaced', () => {
  fc.assert(
    fc.property(anyObject, fc.constantFrom(undefined, 1, 4), (data, space) => {
      const text = JSON.stringify({ data }, null, space);
      expect(read(text)).toEqual(JSON.parse(text));
      expect(read(`\n ${text} \n`)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  '',
  '{}',
  '{"data":',
  '{"data":1}',
  '{"data":null}',
  '{"data":[]}',
  '{"other":{}}',
  '{"data":{},"more":1}',
  '{"data":{"a":1},"data":{"a":2}}',
  '{"data":{"a":1}}}',
  '[{"data":{}}]',
  '\u00a0{"data":{}}',
])('what is no such envelope is left to others: %s', (text) => {
  expect(read(text)).toBeNull();
});

test('an answer means what JSON.stringify would have written, and a known member is what came', () => {
  fc.assert(
    fc.property(anyObject, anyObject, fc.constantFrom(undefined, 1), (data, others, space) => {
      const came = JSON.stringify(data, null, space);
      const answer = { ...others, document: read(`{"data":${came}}`)?.data, missing: undefined };
      const text = jsonBytes(answer).toString();
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(answer)));
      expect(text).toContain(came);
    }),
  );
});

test('without a known member nothing is done differently', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(jsonBytes(value).toString()).toBe(JSON.stringify(value));
    }),
  );
});
