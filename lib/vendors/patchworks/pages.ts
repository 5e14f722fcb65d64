import type { NumberedPage } from '@/lib/domain/flow-deployment';
import { canonical, type JsonObject } from '@/lib/domain/json';

/** A list read to its end. */
export interface WholeList {
  records: JsonObject[];
  /** False when the list kept moving while it was read, so that something may have slipped through. */
  steady: boolean;
  pages: number;
}

const attempts = 3;
const mostPages = 1_000;

type ReadPage = (number: number) => Promise<NumberedPage<JsonObject>>;

/** Reads every page. When the list moves meanwhile, it starts anew, and gives up after the third time. */
export async function everyPage(page: ReadPage): Promise<WholeList> {
  for (let attempt = 1; ; attempt++) {
    const whole = await once(page);
    if (whole.steady || attempt === attempts) return whole;
  }
}

/**
 * The same for a list from which somebody concludes that something is not there. What slips from one page to another
 * while one entry goes and another comes leaves no trace in the length, so that a list of several pages has to be found
 * the same twice in a row.
 */
export async function everyPageForSure(page: ReadPage): Promise<WholeList> {
  let before: WholeList | null = null;
  for (let attempt = 1; ; attempt++) {
    const whole = await once(page);
    if (whole.steady && (whole.pages === 1 || (before?.steady && isSame(before, whole)))) return whole;
    if (attempt === attempts) return { ...whole, steady: false };
    before = whole;
  }
}

function isSame(one: WholeList, other: WholeList): boolean {
  const ids = new Set(one.records.map(idOf));
  return one.records.length === other.records.length && other.records.every((record) => ids.has(idOf(record)));
}

const idOf = (record: JsonObject) => (typeof record.id === 'object' ? canonical(record) : String(record.id));

/**
 * One pass. The list has moved when its length changed, when something came twice, or when in the end there is more or
 * less than was announced: pages are cut by position, so that a deletion shifts everything behind it.
 */
async function once(page: ReadPage): Promise<WholeList> {
  const seen = new Map<string, JsonObject>();
  let steady = true;
  let announced: number | null = null;
  let next: number | null = 1;
  let pages = 0;
  for (; next !== null; pages++) {
    // A vendor that never ends its list must not keep us for ever.
    if (pages >= mostPages) return { records: [...seen.values()], steady: false, pages };
    const read: NumberedPage<JsonObject> = await page(next);
    if (pages > 0 && read.total !== announced) steady = false;
    announced = read.total;
    for (const record of read.items) {
      const id = idOf(record);
      if (seen.has(id)) steady = false;
      seen.set(id, record);
    }
    next = read.next;
  }
  return { records: [...seen.values()], steady: steady && (announced === null || announced === seen.size), pages };
}
