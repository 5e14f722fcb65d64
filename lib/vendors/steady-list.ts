import { VendorError } from './transport';

/** A part of a list that is cut by position, with how many there are in all. */
export interface ListPage<Item> {
  items: Item[];
  total: number;
}

interface Reading<Item> {
  /** The vendor's name, for the error. */
  vendor: string;
  page: (offset: number) => Promise<ListPage<Item>>;
  /** What makes an entry itself, whatever else about it changes. */
  idOf: (item: Item) => string;
  /** Where the vendor stops counting, if it does: a list that long may be longer. */
  furthest?: number;
}

const attempts = 3;

/**
 * A whole list by its pages, those after the first side by side. One that kept changing while it was read proves nothing
 * and is an error: what is missed would look as if it had been deleted.
 */
export async function steadyList<Item>(reading: Reading<Item>): Promise<Item[]> {
  const { vendor, furthest = Number.POSITIVE_INFINITY } = reading;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const all = await once(reading);
    if (!all) continue;
    if (all.length < furthest) return all;
    throw unreadable(
      `${vendor}’s list has ${all.length} entries, and it may have more: the vendor hands out no further ones.`,
    );
  }
  throw unreadable(
    `${vendor}’s list kept changing while it was read, so that nothing can be said about what is there.`,
  );
}

/**
 * One pass, or null when the list moved. Each page begins with the last entry of the one before it: where that is another,
 * everything behind has shifted, also when one was taken away and one added and the length stayed as it was. While both
 * pages agree on that entry, nothing that was there all the time can have slipped through between them.
 */
async function once<Item>({ page, idOf }: Reading<Item>): Promise<Item[] | null> {
  const first = await page(0);
  const size = first.items.length;
  if (size === first.total) return first.items;
  // Without a second entry there is nothing to overlap with.
  if (size < 2) return null;
  const offsets = Array.from(
    { length: Math.ceil((first.total - size) / (size - 1)) },
    (_, at) => (at + 1) * (size - 1),
  );
  const all = [...first.items];
  for (const { items, total } of await Promise.all(offsets.map(page))) {
    const [shared, ...others] = items;
    const last = all.at(-1);
    if (total !== first.total || shared === undefined || last === undefined || idOf(shared) !== idOf(last)) return null;
    all.push(...others);
  }
  return all.length === first.total && new Set(all.map(idOf)).size === all.length ? all : null;
}

function unreadable(message: string): VendorError {
  return new VendorError('vendor_unreadable', message, { reach: 'refused' });
}
