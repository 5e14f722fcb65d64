import type { Box, Tally } from './middle-snake';

const never = -1;
const often = -2;

/** Where every item stands on either side, if it stands there once; one array for all boxes, as they come one by one. */
export class Places {
  readonly inA: Int32Array;
  readonly inB: Int32Array;

  /** Items are numbers below `kinds`. */
  constructor(kinds: number) {
    this.inA = new Int32Array(kinds).fill(never);
    this.inB = new Int32Array(kinds).fill(never);
  }
}

/**
 * Items that occur exactly once in either side of the box, as many of them as stand in the same order on both
 * (patience diff). Pairs of places, one after the other: place in `a`, place in `b`.
 */
export function anchorsOf(a: Int32Array, b: Int32Array, box: Box, places: Places, tally: Tally): Int32Array {
  const { aLow, aHigh, bLow, bHigh } = box;
  const { inA, inB } = places;
  note(a, aLow, aHigh, inA);
  note(b, bLow, bHigh, inB);
  const pairs: number[] = [];
  for (let x = aLow; x < aHigh; x++) {
    const item = a[x] ?? 0;
    const y = inB[item] ?? never;
    if (inA[item] === x && y >= 0) pairs.push(x, y);
  }
  for (let x = aLow; x < aHigh; x++) inA[a[x] ?? 0] = never;
  for (let y = bLow; y < bHigh; y++) inB[b[y] ?? 0] = never;
  tally.steps += aHigh - aLow + bHigh - bLow;
  return longestRise(pairs, tally);
}

function note(items: Int32Array, low: number, high: number, places: Int32Array): void {
  for (let place = low; place < high; place++) {
    const item = items[place] ?? 0;
    places[item] = places[item] === never ? place : often;
  }
}

/** The longest subsequence of pairs whose second numbers rise, by patience sorting. */
function longestRise(places: number[], tally: Tally): Int32Array {
  const count = places.length / 2;
  const tops = new Int32Array(count);
  const before = new Int32Array(count);
  let piles = 0;
  for (let index = 0; index < count; index++) {
    const y = places[index * 2 + 1] ?? 0;
    let [low, high] = [0, piles];
    // Mostly it is higher than all so far, and needs no search.
    if (piles > 0 && y > (places[(tops[piles - 1] ?? 0) * 2 + 1] ?? 0)) low = piles;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[(tops[middle] ?? 0) * 2 + 1] ?? 0) < y) low = middle + 1;
      else high = middle;
      tally.steps++;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? 0) : -1;
    tops[low] = index;
    if (low === piles) piles++;
  }
  const rise = new Int32Array(piles * 2);
  for (let pile = piles - 1, index = tops[piles - 1] ?? -1; pile >= 0; pile--, index = before[index] ?? -1) {
    rise[pile * 2] = places[index * 2] ?? 0;
    rise[pile * 2 + 1] = places[index * 2 + 1] ?? 0;
  }
  return rise;
}
