import { expect, test } from 'vitest';
import { ignoredDifferences, ignoredIn } from './ignored';
import { resourceIgnoring as resource } from './testing-resource';

const source = resource({ origin: 'same', slug: 'w_1', steps: [{ slug: 'a', kept: 1 }, { slug: 'b_1' }] });
const target = resource({
  origin: 'same',
  slug: 'w_2',
  steps: [
    { slug: 'a', kept: 1 },
    { slug: 'b_2', only: true },
  ],
});

test('what differs among the dropped fields is found with both values, and steps one by one', () => {
  expect(ignoredDifferences(source, target)).toEqual([
    { field: 'slug', places: [], source: 'w_1', target: 'w_2' },
    { field: 'steps.slug', places: [2], source: 'b_1', target: 'b_2' },
    { field: 'steps.only', places: [2], source: undefined, target: true },
  ]);
  expect(ignoredIn(source, target)).toEqual(['slug', 'steps.only', 'steps.slug']);
});

test('a step that only one side has is found whichever side that is', () => {
  const longer = resource({ steps: [{ slug: 'a' }, { slug: 'b' }] });
  const shorter = resource({ steps: [{ slug: 'a' }] });
  expect(ignoredDifferences(longer, shorter)).toMatchObject([{ places: [2], source: 'b', target: undefined }]);
  expect(ignoredDifferences(shorter, longer)).toMatchObject([{ places: [2], source: undefined, target: 'b' }]);
});

test('lists of anything but objects are told as a whole', () => {
  expect(ignoredDifferences(resource({ tags: ['x'] }), resource({ tags: ['y'] }))).toMatchObject([
    { field: 'tags', places: [], source: ['x'], target: ['y'] },
  ]);
});

test('what only one side has differs in nothing', () => {
  expect(ignoredIn(source, null)).toEqual([]);
});
