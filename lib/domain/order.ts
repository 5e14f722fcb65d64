/** By code units: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

let collator: Intl.Collator | undefined;

/**
 * "Flow 2" before "Flow 10". There is one comparer for all, because one for each pair takes a second over a few thousand
 * names, and it is made late, because a browser loads its tables of locales for it.
 */
export function asPeopleCount(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}
