/** What has been spent on comparing, in single steps: a measure that is the same on every machine. */
export interface Tally {
  steps: number;
}

/** A rectangle of the edit graph: some items of one side against some of the other, ends exclusive. */
export interface Box {
  aLow: number;
  aHigh: number;
  bLow: number;
  bHigh: number;
}

/** Room for the furthest points on every diagonal, used again for every box. */
export class Frontiers {
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  readonly offset: number;

  constructor(aLength: number, bLength: number) {
    this.offset = bLength + 1;
    this.forward = new Int32Array(aLength + bLength + 3);
    this.backward = new Int32Array(aLength + bLength + 3);
  }
}

const far = 0x7fffffff;

/**
 * Where to cut a box in two so that the cheapest edit script goes through the cut (Myers, "An O(ND) difference
 * algorithm", linear space). After `cap` rounds it settles for the point that has come furthest, which keeps the work
 * linear when the sides have little in common, at the price of a script that may be longer than need be.
 * Neither side may be empty, and the ends must be trimmed of what is common.
 */
export function cutBox(
  a: Int32Array,
  b: Int32Array,
  box: Box,
  frontiers: Frontiers,
  cap: number,
  tally: Tally,
): [number, number] {
  const { aLow, aHigh, bLow, bHigh } = box;
  const { forward, backward, offset } = frontiers;
  const [lowest, highest] = [aLow - bHigh, aHigh - bLow];
  const [start, end] = [aLow - bLow, aHigh - bHigh];
  const odd = ((start - end) & 1) !== 0;
  let [fromLow, fromHigh, backLow, backHigh] = [start, start, end, end];
  forward[start + offset] = aLow;
  backward[end + offset] = aHigh;
  for (let round = 1; ; round++) {
    if (fromLow > lowest) forward[--fromLow - 1 + offset] = -1;
    else fromLow++;
    if (fromHigh < highest) forward[++fromHigh + 1 + offset] = -1;
    else fromHigh--;
    for (let diagonal = fromHigh; diagonal >= fromLow; diagonal -= 2) {
      const [below, above] = [forward[diagonal - 1 + offset] ?? -1, forward[diagonal + 1 + offset] ?? -1];
      const first = below >= above ? below + 1 : above;
      let x = first;
      while (x < aHigh && x - diagonal < bHigh && a[x] === b[x - diagonal]) x++;
      tally.steps += x - first + 1;
      forward[diagonal + offset] = x;
      if (odd && backLow <= diagonal && diagonal <= backHigh && (backward[diagonal + offset] ?? far) <= x) {
        return [x, x - diagonal];
      }
    }
    if (backLow > lowest) backward[--backLow - 1 + offset] = far;
    else backLow++;
    if (backHigh < highest) backward[++backHigh + 1 + offset] = far;
    else backHigh--;
    for (let diagonal = backHigh; diagonal >= backLow; diagonal -= 2) {
      const [below, above] = [backward[diagonal - 1 + offset] ?? far, backward[diagonal + 1 + offset] ?? far];
      const first = below < above ? below : above - 1;
      let x = first;
      while (x > aLow && x - diagonal > bLow && a[x - 1] === b[x - diagonal - 1]) x--;
      tally.steps += first - x + 1;
      backward[diagonal + offset] = x;
      if (!odd && fromLow <= diagonal && diagonal <= fromHigh && x <= (forward[diagonal + offset] ?? -1)) {
        return [x, x - diagonal];
      }
    }
    if (round >= cap) {
      return furthest(box, frontiers, { low: fromLow, high: fromHigh }, { low: backLow, high: backHigh });
    }
  }
}

interface Diagonals {
  low: number;
  high: number;
}

/** Of all points reached from either end, the one that leaves the least behind it. */
function furthest(box: Box, frontiers: Frontiers, from: Diagonals, back: Diagonals): [number, number] {
  const { aLow, aHigh, bLow, bHigh } = box;
  const { forward, backward, offset } = frontiers;
  let [done, x] = [-1, aLow];
  for (let diagonal = from.high; diagonal >= from.low; diagonal -= 2) {
    const reached = Math.min(forward[diagonal + offset] ?? -1, aHigh, bHigh + diagonal);
    if (reached * 2 - diagonal > done) [done, x] = [reached * 2 - diagonal, reached];
  }
  let [left, backX] = [far, aHigh];
  for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
    const reached = Math.max(backward[diagonal + offset] ?? far, aLow, bLow + diagonal);
    if (reached * 2 - diagonal < left) [left, backX] = [reached * 2 - diagonal, reached];
  }
  return aHigh + bHigh - left < done - aLow - bLow ? [x, done - x] : [backX, left - backX];
}
