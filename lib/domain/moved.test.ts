import { expect, test } from 'vitest';
import { happenedTo, movedBetween } from './moved';
import type { Watched } from './plan';

const environment = { id: 'p', name: 'Production', production: true };
const watching = (hashes: Record<string, string | null>): Watched[] =>
  Object.entries(hashes).map(([id, hash]) => ({ environment, type: 'w', id, name: id, hash }));

test('names what changed, appeared or went between two plans, and nothing else', () => {
  const moved = movedBetween(
    watching({ same: '1', other: '1', gone: '1' }),
    watching({ same: '1', other: '2', new: '1' }),
  );
  expect(moved.map((one) => [one.id, one.was, one.is, happenedTo(one)])).toEqual([
    ['other', '1', '2', 'has changed in Production'],
    ['gone', '1', null, 'is gone in Production'],
    ['new', null, '1', 'has appeared in Production'],
  ]);
});
