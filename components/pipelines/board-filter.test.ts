import { expect, test } from 'vitest';
import { countShows, filterRows, readFilter, writeFilter } from './board-filter';
import { boardForTest } from './testing-board';

const { rows } = boardForTest({
  'same@Development': [3],
  'same@Production': [3],
  'behind@Development': [3, 2],
  'behind@Production': [2],
  'busy@Development': [[4, 'verifying'], 3],
  'busy@Production': [3],
  'broken@Development': [3],
  'broken@Production': [[4, 'failed'], 3],
});
const shown = (query: string) => filterRows(rows, readFilter(new URLSearchParams(query))).map(({ id }) => id);

test('without a filter every row is there', () => {
  expect(shown('')).toEqual(['behind', 'broken', 'busy', 'same']);
});

test('each kind finds its rows; a state that nobody knows counts as on its way', () => {
  expect(shown('show=differences')).toEqual(['behind']);
  expect(shown('show=underway')).toEqual(['busy']);
  expect(shown('show=failed')).toEqual(['broken']);
  expect(shown('show=unknown')).toEqual([]);
  expect(shown('show=failed,underway,nonsense')).toEqual(['broken', 'busy']);
  expect(countShows(rows, '')).toEqual({ differences: 1, underway: 1, failed: 1, unknown: 0 });
});

test('search looks at names and builds, and counts follow it', () => {
  expect(shown('q=MESSAGE+2')).toEqual(['behind']);
  expect(countShows(rows, 'same').differences).toBe(0);
});

test('the address keeps what is not the filter’s, and forgets what stands by itself', () => {
  expect(writeFilter(new URLSearchParams('a=1&q=x'), { text: '', shows: ['failed'] })).toBe('a=1&show=failed');
});
