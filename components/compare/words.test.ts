import { describe, expect, test } from 'vitest';
import type { PartChange } from '@/lib/domain/parts';
import { rowWith } from '@/lib/domain/testing-rows';
import { describeRow, describeTicked } from './words';

const nouns = { step: { one: 'step', many: 'steps' } };

function part(state: PartChange['state'], ...paths: string[]): PartChange {
  const fields = paths.map((path) => ({ path, state: 'modified' as const }));
  return { type: 'step', id: 's', name: 's', kind: null, state, moved: state === 'moved', from: 0, to: 0, fields };
}

describe('a row in words', () => {
  test('counts its parts and names its fields', () => {
    const row = rowWith({
      type: 'w',
      id: 'a',
      fields: [{ path: 'tags', state: 'modified' }],
      parts: [part('modified', 'controlValues.subject'), part('modified'), part('moved'), part('unchanged')],
    });
    expect(describeRow(row, nouns, 'Production')).toBe('2 steps changed, 1 moved · tags, subject');
  });

  test('admits that it does not know more', () => {
    expect(describeRow(rowWith({ type: 'w', id: 'a' }), nouns, 'Production')).toBe('Its content differs');
    expect(describeRow(rowWith({ type: 'w', id: 'a', state: 'unknown' }), nouns, 'P')).toBe('Could not be read');
  });

  test('keeps long lists of fields short', () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, state: 'modified' as const }));
    expect(describeRow(rowWith({ type: 'w', id: 'a', fields }), nouns, 'P')).toBe('a, b, c, d and 2 more');
  });
});

test('ticked rows are counted by what happens to them', () => {
  const rows = [
    rowWith({ type: 'w', id: 'a' }),
    rowWith({ type: 'w', id: 'b' }),
    rowWith({ type: 'w', id: 'c', state: 'added' }),
    rowWith({ type: 'w', id: 'd', state: 'deleted' }),
  ];
  expect(describeTicked(rows)).toBe('2 updates, 1 new, 1 deletion');
});
