import type { NumberedPage } from '@/lib/domain/flow-deployment';
import { canonical, type JsonObject } from '@/lib/domain/json';

/** A list read to its end. */
export interface WholeList {
  records: JsonObject[];
  /** False when the list kept moving while it was read, so that something may have slipped through. */
  steady: boolean;
}

const attempts = 3;
const mostPages = 1_000;

/** Reads every page. When the list moves meanwhile, it starts anew, and gives up after the third time. */
export async function everyPage(page: (number: number) => Promise<NumberedPage<JsonObject>>): Promise<WholeList> {
  for (let attempt = 1; ; attempt++) {
    const whole = await once(page);
    if (whole.steady || attempt === attempts) return whole;
  }
}

/**
 * One pass. The list has moved when its length changed, when something came twice, or when in the end there is more or
 * less than was announced: pages are cut by position, so that a deletion shifts everything behind it.
 */
async function once(page: (number: number) => Promise<NumberedPage<JsonObject>>): Promise<WholeList> {
  const seen = new Map<string, JsonObject>();
  let steady = true;
  let announced: number | null = null;
  let next: number | null = 1;
  for (let count = 0; next !== null; count++) {
    // A vendor that never ends its list must not keep us for ever.
    if (count >= mostPages) return { records: [...seen.values()], steady: false };
    const read: NumberedPage<JsonObject> = await page(next);
    if (count > 0 && read.total !== announced) steady = false;
    announced = read.total;
    for (const record of read.items) {
      const id = typeof record.id === 'object' ? canonical(record) : String(record.id);
      if (seen.has(id)) steady = false;
      seen.set(id, record);
    }
    next = read.next;
  }
  return { records: [...seen.values()], steady: steady && (announced === null || announced === seen.size) };
}
