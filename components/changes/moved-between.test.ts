import { expect, test } from 'vitest';
import type { Plan } from '@/lib/domain/plan';
import { movedBetween } from './moved-between';

const environment = { id: 'p', name: 'Production', production: true };
const watching = (hashes: Record<string, string | null>): Plan => ({
  title: '',
  source: null,
  target: environment,
  steps: [],
  notices: [],
  watched: Object.entries(hashes).map(([id, hash]) => ({ environment, type: 'w', id, name: id, hash })),
  confirmation: null,
  digest: '',
});

test('names what changed, appeared or went between two plans, and nothing else', () => {
  const moved = movedBetween(
    watching({ same: '1', other: '1', gone: '1' }),
    watching({ same: '1', other: '2', new: '1' }),
  );
  expect(moved.map(({ id, was, is }) => [id, was, is])).toEqual([
    ['other', '1', '2'],
    ['gone', '1', null],
    ['new', null, '1'],
  ]);
});
