import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedParts } from './parts';
import type { Part } from './resource';
import { anyParts } from './testing-resources';

const step = (id: string, body = ''): Part => ({ type: 'step', id, name: id, kind: 'email', fields: { body } });
const steps = (ids: string) => [...ids].map((id) => step(id));
const told = (before: string, after: string) =>
  changedParts(steps(before), steps(after)).map(
    ({ id, state, from, to }) => `${state} ${id} ${from ?? '-'}>${to ?? '-'}`,
  );

describe('what happened to the parts', () => {
  test.each([
    ['one put in front moves nobody', 'ab', 'xab', ['added x ->0', 'unchanged a 0>1', 'unchanged b 1>2']],
    ['one taken out moves nobody', 'xab', 'ab', ['deleted x 0>-', 'unchanged a 1>0', 'unchanged b 2>1']],
    [
      'one that jumps is the one that moved',
      'abcd',
      'bcda',
      ['unchanged b 1>0', 'unchanged c 2>1', 'unchanged d 3>2', 'moved a 0>3'],
    ],
    ['nothing happened', 'ab', 'ab', ['unchanged a 0>0', 'unchanged b 1>1']],
  ])('%s', (_what, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('a part that moved and changed says both', () => {
    const [first] = changedParts([step('a'), step('b'), step('c')], [step('c', 'new'), step('a'), step('b')]);
    expect(first).toMatchObject({
      id: 'c',
      state: 'modified',
      moved: true,
      from: 2,
      to: 0,
      fields: [{ path: 'body', state: 'modified' }],
    });
  });

  test('each part of either side is told once, and the order of the source can be read off', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (before, after) => {
        const changes = changedParts(before, after);
        const key = ({ type, id }: { type: string; id: string }) => `${type}/${id}`;
        expect(changes.map(key).sort()).toEqual([...new Set([...before, ...after].map(key))].sort());
        expect(changes.filter(({ to }) => to !== null).map(key)).toEqual(after.map(key));
      }),
    );
  });

  test('those that did not move stand in the same order on both sides', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (before, after) => {
        const still = changedParts(before, after).filter(
          ({ from, to, moved }) => from !== null && to !== null && !moved,
        );
        const places = still.map(({ from }) => from ?? 0);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
