import fc from 'fast-check';
import { hashDocument } from './document-hash';
import type { JsonObject } from './json';
import type { Document, Part, Resource, Unreadable } from './resource';

/** Fields as a vendor could send them: nested, with arrays and with text of any alphabet. */
export const anyFields: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value))),
  { maxKeys: 4 },
);

const anyPart: fc.Arbitrary<Part> = fc.record({
  type: fc.constantFrom('step', 'localization_group'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  name: fc.string({ maxLength: 5 }),
  kind: fc.option(fc.constantFrom('email', 'sms')),
  fields: anyFields,
});

export const anyParts = fc.uniqueArray(anyPart, { selector: ({ type, id }) => `${type}/${id}`, maxLength: 6 });

export const anyDocument: fc.Arbitrary<Document> = fc.record({ fields: anyFields, parts: anyParts });

export function resourceWith(type: string, id: string, document: Document): Resource {
  return {
    type,
    id,
    name: id,
    document,
    hash: hashDocument(document),
    updatedAt: null,
    updatedBy: null,
    ignored: {},
    references: [],
  };
}

/** Types repeat ids on purpose: a workflow and a layout of the same id are two resources. */
const anyKey = fc.record({
  type: fc.constantFrom('workflow', 'layout', 'something-new'),
  id: fc.constantFrom('a', 'b', 'c', 'a/b', 'ü'),
});

const anySide: fc.Arbitrary<Resource | Unreadable> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(anyKey, anyDocument).map(([{ type, id }, document]) => resourceWith(type, id, document)),
  },
  { weight: 1, arbitrary: anyKey.map((key) => ({ ...key, name: key.id, problem: 'The vendor answered 500' })) },
);

export const anyInventory = fc.uniqueArray(anySide, { selector: ({ type, id }) => `${type}\n${id}`, maxLength: 12 });
