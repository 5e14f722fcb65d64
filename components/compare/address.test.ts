import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyText } from '@/lib/domain/resource';
import { type Address, readAddress, ticksFromHash, ticksToHash, writeAddress } from './address';

describe('the address', () => {
  test('holds the whole view and gives it back', () => {
    const view: Address = {
      source: 'a',
      target: 'b',
      text: 'welcome & co',
      states: ['added', 'unknown'],
      types: ['work,~1flow%', 'layout'],
      open: 'workflow/a%2Fb',
      view: 'unified',
      turned: ['workflow:deleted'],
    };
    expect(readAddress(new URLSearchParams(writeAddress(new URLSearchParams(), view)))).toEqual(view);
  });

  test('is short while everything stands as at first', () => {
    expect(writeAddress(new URLSearchParams('source=a&q=x'), { text: '', view: 'split' })).toBe('source=a');
  });

  test('ignores states nobody knows', () => {
    expect(readAddress(new URLSearchParams('state=added,exploded')).states).toEqual(['added']);
  });
});

test('ticks come back from the fragment as they went in, through the browser’s own escaping', () => {
  const key = fc
    .record({ type: fc.string({ minLength: 1 }), id: fc.string({ minLength: 1 }) })
    .map(({ type, id }) => keyText({ type, id }));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const ticks = new Set(keys);
      const { hash } = new URL(`http://host/${ticksToHash(ticks)}`);
      expect(ticksFromHash(hash)).toEqual(ticks);
    }),
  );
});
