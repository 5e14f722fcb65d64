import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyList } from './steady-list';

const names = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`);

/** A vendor's list, to which something happens before its nth page is handed out. */
function vendorWith(list: string[], size: number, events: ReadonlyMap<number, (list: string[]) => void> = new Map()) {
  let asked = 0;
  const page = async (offset: number) => {
    events.get(asked++)?.(list);
    return { items: list.slice(offset, offset + size), total: list.length };
  };
  return { vendor: 'Novu', page, idOf: (item: string) => item, asked: () => asked };
}

test('a list that rests is read whole, with a request for each page', async () => {
  for (const [count, pages] of [
    [0, 1],
    [1, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [199, 2],
    [200, 3],
    [250, 3],
  ] as const) {
    const vendor = vendorWith(names(count), 100);
    expect(await steadyList(vendor)).toEqual(names(count));
    expect(vendor.asked()).toBe(pages);
  }
});

test('one taken away and one added in between leave the length as it was, and are seen all the same', async () => {
  const swap = (list: string[]) => {
    list.shift();
    list.push(`new ${list.length}`);
  };
  const once = vendorWith(names(250), 100, new Map([[1, swap]]));
  const found = await steadyList(once);
  expect(found).toHaveLength(250);
  expect(found).not.toContain('w0');
  expect(found).toContain('w100');
  const always = vendorWith(names(250), 100, new Map(Array.from({ length: 9 }, (_, index) => [index, insertFirst])));
  await expect(steadyList(always)).rejects.toMatchObject({ code: 'vendor_unreadable' });
});

function insertFirst(list: string[]): void {
  list.unshift(`early ${list.length}`);
  list.pop();
}

test('whatever happens while it is read, nothing comes twice, and what was there all the time is never missing', () => {
  const happening = fc.record({
    at: fc.nat(8),
    remove: fc.nat(40),
    add: fc.constantFrom('first', 'last', 'nothing'),
  });
  return fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), fc.array(happening), async (count, happenings) => {
      const removed = new Set<string>();
      const events = new Map(
        happenings.map(({ at, remove, add }) => [
          at,
          (list: string[]) => {
            for (const gone of list.splice(remove, 1)) removed.add(gone);
            if (add === 'first') list.unshift(`new ${list.length} ${at}`);
            if (add === 'last') list.push(`new ${list.length} ${at}`);
          },
        ]),
      );
      const found = await steadyList(vendorWith(names(count), 10, events)).catch(() => null);
      if (!found) return;
      expect(new Set(found).size).toBe(found.length);
      const stayed = names(count).filter((name) => !removed.has(name));
      expect(stayed.filter((name) => !found.includes(name))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('a page that is empty before the end is no end', async () => {
  const page = async (offset: number) => ({ items: offset === 0 ? names(10) : [], total: 20 });
  await expect(steadyList({ vendor: 'Novu', page, idOf: (item) => item })).rejects.toThrow(/kept changing/);
  const nothing = async () => ({ items: [] as string[], total: 5 });
  await expect(steadyList({ vendor: 'Novu', page: nothing, idOf: (item) => item })).rejects.toThrow(/kept changing/);
});

test('a list as long as the vendor counts is not taken for whole', async () => {
  const long = vendorWith(names(40), 10);
  await expect(steadyList({ ...long, vendor: 'Sevalla', furthest: 40 })).rejects.toThrow(
    /40 entries, and it may have more/,
  );
  expect(await steadyList({ ...vendorWith(names(39), 10), furthest: 40 })).toHaveLength(39);
});
