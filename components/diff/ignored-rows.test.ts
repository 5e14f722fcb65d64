import { expect, test } from 'vitest';
import { resourceIgnoring as resource } from '@/lib/domain/testing-resource';
import { ignoredRows } from './ignored-rows';

test('the list has a row for each difference that was counted, with what each step holds, and none for what is equal', () => {
  const source = resource({ origin: 'cloud', slug: 'w_1', steps: [{ slug: 'a_1', _id: '1' }, { slug: 'b_1' }] });
  const target = resource({ origin: 'cloud', slug: 'w_2', steps: [{ slug: 'a_2', _id: '1' }, {}] });
  const ignored = { count: 2, fields: ['slug', 'steps.slug'] };
  expect(ignoredRows({ source, target, ignored })).toEqual([
    { field: 'slug', source: '"w_1"', target: '"w_2"' },
    { field: 'steps.slug', source: '1: "a_1"\n2: "b_1"', target: '1: "a_2"\n2: —' },
  ]);
  expect(ignoredRows({ source, target, ignored: { count: 0, fields: [] } })).toEqual([]);
});
