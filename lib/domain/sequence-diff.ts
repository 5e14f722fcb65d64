import { anchorsOf, Places } from './anchors';
import { type Box, cutBox, Frontiers, type Tally } from './middle-snake';

/** Below this many items the shortest script is looked for without a detour: anchors would only make it longer. */
const anchoredFrom = 1024;
/** Anchors inside of the gaps between anchors; deeper than that they find little. */
const deepestAnchors = 3;
/** Rounds after which two stretches count as too different for the very shortest script. */
const cheapest = 256;

interface Work extends Box {
  /** How many times it was cut at anchors. */
  depth: number;
}

/**
 * For every item of `a` its partner in `b`, or -1. Items are numbers counted from 0, equal ones for what is equal. Partners are equal and in the same order on both sides.
 * The work grows with the length, not with its square: common ends first, then items that occur once on either side
 * as anchors, then Myers' algorithm between them with a cap on what it may cost.
 */
export function matchSequences(a: Int32Array, b: Int32Array, tally: Tally = { steps: 0 }): Int32Array {
  const partners = new Int32Array(a.length).fill(-1);
  const boxes: Work[] = [{ aLow: 0, aHigh: a.length, bLow: 0, bHigh: b.length, depth: 0 }];
  let frontiers: Frontiers | null = null;
  let places: Places | null = null;
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    trim(a, b, box, partners, tally);
    const { aLow, aHigh, bLow, bHigh, depth } = box;
    if (aLow === aHigh || bLow === bHigh) continue;
    if (aHigh - aLow + bHigh - bLow >= anchoredFrom && depth < deepestAnchors) {
      places ??= new Places(kindsOf(a, b));
      const anchors = anchorsOf(a, b, box, places, tally);
      if (anchors.length > 0) {
        settle(a, b, anchors, box, partners, boxes);
        continue;
      }
    }
    frontiers ??= new Frontiers(a.length, b.length);
    const cap = Math.max(cheapest, Math.sqrt(aHigh - aLow + bHigh - bLow));
    const [x, y] = cutBox(a, b, box, frontiers, cap, tally);
    boxes.push({ aLow: x, aHigh, bLow: y, bHigh, depth: deepestAnchors });
    boxes.push({ aLow, aHigh: x, bLow, bHigh: y, depth: deepestAnchors });
  }
  return partners;
}

function kindsOf(a: Int32Array, b: Int32Array): number {
  let highest = 0;
  for (const item of a) highest = Math.max(highest, item);
  for (const item of b) highest = Math.max(highest, item);
  return highest + 1;
}

/** Settles what the two ends of the box have in common, and makes the box smaller by it. */
function trim(a: Int32Array, b: Int32Array, box: Box, partners: Int32Array, tally: Tally): void {
  let { aLow, aHigh, bLow, bHigh } = box;
  while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) partners[aLow++] = bLow++;
  while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) partners[--aHigh] = --bHigh;
  tally.steps += aLow - box.aLow + (box.aHigh - aHigh) + 1;
  box.aLow = aLow;
  box.aHigh = aHigh;
  box.bLow = bLow;
  box.bHigh = bHigh;
}

/** Settles the anchors and what follows them in step; what is left between them is more work. */
function settle(
  a: Int32Array,
  b: Int32Array,
  anchors: Int32Array,
  box: Work,
  partners: Int32Array,
  more: Work[],
): void {
  let { aLow: x, bLow: y } = box;
  for (let index = 0; index <= anchors.length; index += 2) {
    const last = index === anchors.length;
    const aNext = last ? box.aHigh : (anchors[index] ?? 0);
    const bNext = last ? box.bHigh : (anchors[index + 1] ?? 0);
    // Most of what lies between two anchors is equal, and is no box of its own.
    while (x < aNext && y < bNext && a[x] === b[y]) partners[x++] = y++;
    if (x < aNext && y < bNext) more.push({ aLow: x, aHigh: aNext, bLow: y, bHigh: bNext, depth: box.depth + 1 });
    if (last) return;
    partners[aNext] = bNext;
    x = aNext + 1;
    y = bNext + 1;
  }
}

/** The stretches in which the sides differ, four numbers each: start and count in `a`, start and count in `b`. */
export function blocksOf(partners: Int32Array, bLength: number): Int32Array {
  const found: number[] = [];
  let [x, y] = [0, 0];
  while (x < partners.length || y < bLength) {
    const [aStart, bStart] = [x, y];
    while (x < partners.length && (partners[x] ?? -1) < 0) x++;
    y = x < partners.length ? (partners[x] ?? 0) : bLength;
    if (x > aStart || y > bStart) found.push(aStart, x - aStart, bStart, y - bStart);
    while (x < partners.length && partners[x] === y) {
      x++;
      y++;
    }
  }
  return Int32Array.from(found);
}
