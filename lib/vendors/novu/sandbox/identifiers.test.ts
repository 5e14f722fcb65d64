import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase62, encodeBase62, findByPathId, slugFor } from './identifiers';

// Sixteen base62 characters hold ids up to the middle of this century, which is Novu's limit as well.
const internalId = fc
  .tuple(fc.integer({ min: 0, max: 0x99999999 }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))
  .map(([seconds, rest]) => seconds.toString(16).padStart(8, '0') + rest.toString(16).padStart(16, '0'));

test('base62 gives sixteen characters and leads back', () => {
  fc.assert(
    fc.property(internalId, (id) => {
      expect(encodeBase62(id)).toMatch(/^[0-9A-Za-z]{16}$/);
      expect(decodeBase62(encodeBase62(id))).toBe(id);
    }),
  );
});

test('a document is found by internal id, identifier and slug, and an id-like identifier is read as an id', () => {
  const document = { _id: '68b4d1a04c7be30012a40001', name: 'Order receipt' };
  const documents = new Map([
    ['order-receipt', document],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', { _id: '68b4d1a04c7be30012a40002', name: 'Trap' }],
  ]);
  const slug = slugFor(document.name, 'wf', document._id);
  expect(slug).toMatch(/^order-receipt_wf_[0-9A-Za-z]{16}$/);
  for (const id of ['order-receipt', document._id, slug]) expect(findByPathId(documents, id)).toBe(document);
  expect(findByPathId(documents, 'aaaaaaaaaaaaaaaaaaaaaaaa')).toBeUndefined();
});
