import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usersIn } from './dependencies';
import { byKey, keyText, type ResourceKey, sortedByKey } from './resource';
import { resourceWith } from './testing-resources';

const anyKey: fc.Arbitrary<ResourceKey> = fc.record({
  type: fc.constantFrom('workflow', 'layout'),
  id: fc.constantFrom('a', 'b', 'a/b', 'ü', 'Z'),
});
const anyResource = fc
  .tuple(anyKey, fc.array(anyKey, { maxLength: 3 }))
  .map(([{ type, id }, references]) => ({ ...resourceWith(type, id, { fields: {}, parts: [] }), references }));

test('who uses a resource is what looking through all of them finds', () => {
  fc.assert(
    fc.property(fc.array(anyResource), anyKey, (resources, key) => {
      const found = resources.filter(({ references }) => references.some((other) => keyText(other) === keyText(key)));
      expect(usersIn(resources)(key)).toEqual(found.map(({ type, id }) => ({ type, id })));
    }),
  );
});

test('a long list is put in the same order as by comparing', () => {
  fc.assert(
    fc.property(fc.array(anyKey), (keys) => {
      expect(sortedByKey(keys)).toEqual([...keys].sort(byKey));
    }),
  );
});
