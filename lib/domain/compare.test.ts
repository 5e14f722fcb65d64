import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { join, rowOf } from './compare';
import { keyText } from './resource';
import { anyDocument, anyInventory, resourceWith } from './testing-resources';

describe('comparing two inventories', () => {
  test('every resource of either side appears in exactly one row', () => {
    fc.assert(
      fc.property(anyInventory, anyInventory, (source, target) => {
        const rows = join(source, target).map(rowOf);
        const expected = new Set([...source, ...target].map(keyText));
        expect(rows.map(keyText).sort()).toEqual([...expected].sort());
      }),
    );
  });

  test('what could not be read is unknown, whatever the other side says', () => {
    fc.assert(
      fc.property(anyInventory, anyInventory, (source, target) => {
        const unreadable = new Set([...source, ...target].filter((side) => 'problem' in side).map(keyText));
        for (const row of join(source, target).map(rowOf)) {
          expect(row.state === 'unknown').toBe(unreadable.has(keyText(row)));
          if (row.state === 'unknown') expect(row.problem).toBe('The vendor answered 500');
        }
      }),
    );
  });

  test('rows are unchanged exactly when both contents are equal, and only then share the digest of equality', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (ours, theirs) => {
        const left = resourceWith('workflow', 'a', ours);
        const right = resourceWith('workflow', 'a', theirs);
        const [row, same] = [
          rowOf({ kind: 'read', source: left, target: right }),
          rowOf({ kind: 'read', source: left, target: left }),
        ];
        const equal = left.hash === right.hash;
        expect(row.state).toBe(equal ? 'unchanged' : 'modified');
        expect(row.digest === same.digest).toBe(equal);
      }),
    );
  });

  test('a row that differs says where', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (ours, theirs) => {
        const [source, target] = [resourceWith('workflow', 'a', ours), resourceWith('workflow', 'a', theirs)];
        const row = rowOf({ kind: 'read', source, target });
        const says = row.fields.length > 0 || row.parts.some(({ state }) => state !== 'unchanged');
        expect(says).toBe(row.state === 'modified');
      }),
    );
  });

  test('the two directions are mirror images', () => {
    const mirror = {
      added: 'deleted',
      deleted: 'added',
      modified: 'modified',
      unchanged: 'unchanged',
      unknown: 'unknown',
    };
    fc.assert(
      fc.property(anyInventory, anyInventory, (source, target) => {
        const back = new Map(
          join(target, source)
            .map(rowOf)
            .map((row) => [keyText(row), row.state]),
        );
        for (const row of join(source, target).map(rowOf)) expect(back.get(keyText(row))).toBe(mirror[row.state]);
      }),
    );
  });
});
