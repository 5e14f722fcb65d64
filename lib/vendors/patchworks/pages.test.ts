import { expect, test } from 'vitest';
import { everyPage, everyPageForSure } from './pages';

/** A list in pages of two, to which something happens right before the request of a given number. */
function list(entries: string[], events: Record<number, () => void> = {}) {
  const asked: number[] = [];
  const page = async (number: number) => {
    asked.push(number);
    events[asked.length]?.();
    const items = entries.slice((number - 1) * 2, number * 2).map((id) => ({ id }));
    return { items, next: number * 2 < entries.length ? number + 1 : null, total: entries.length };
  };
  return { page, asked };
}
const ids = ({ records }: { records: { id?: unknown }[] }) => records.map(({ id }) => id);

/** One entry goes and another comes between the first page and the second: what stood between them slips through. */
function shifting() {
  const entries = ['a', 'b', 'c', 'd'];
  return list(entries, {
    2: () => {
      entries.shift();
      entries.push('e');
    },
  });
}

test('an entry that slipped between two pages, in a list as long as before, is not missed', async () => {
  expect(ids(await everyPage(shifting().page))).toEqual(['a', 'b', 'd', 'e']);
  const { page, asked } = shifting();
  const sure = await everyPageForSure(page);
  expect([sure.steady, ids(sure)]).toEqual([true, ['b', 'c', 'd', 'e']]);
  expect(asked).toEqual([1, 2, 1, 2, 1, 2]);
});

test('one page is read once, several are read twice', async () => {
  const one = list(['a', 'b']);
  expect([(await everyPageForSure(one.page)).steady, one.asked]).toEqual([true, [1]]);
  const two = list(['a', 'b', 'c']);
  expect([(await everyPageForSure(two.page)).steady, two.asked]).toEqual([true, [1, 2, 1, 2]]);
});

test('a list that never comes to rest is said to be so', async () => {
  const entries = ['a', 'b', 'c', 'd'];
  const move = () => void entries.push(`${entries.shift()}'`);
  const { page } = list(entries, { 2: move, 4: move, 6: move });
  expect((await everyPageForSure(page)).steady).toBe(false);
});
