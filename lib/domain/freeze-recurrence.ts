import type { FieldError } from './error';
import { day, furthest, lengthOf, recurrenceOf, type Times, wallTime } from './freeze-windows';

/**
 * What is wrong with a valid freeze as a recurrence. It needs the calendar library, so it is asked on the server,
 * before a freeze is stored. Overlaps are looked for among the windows of the first ten years; one that only comes
 * later does no harm, because windows that overlap are read as one.
 */
export function recurrenceFaults(times: Times): FieldError[] {
  if (times.rule === null) return [];
  const starts = wallStarts(times);
  const first = starts.next().value;
  if (first !== wallTime(times.start)) return [{ path: 'rule', message: offTheRule(first) }];
  const length = lengthOf(times);
  let before = first;
  for (const start of starts) {
    if (start - before < length) return [{ path: 'rule', message: overlapping(before, start) }];
    before = start;
  }
  return [];
}

function* wallStarts(times: Times): Generator<number, undefined> {
  const recurrence = recurrenceOf(times);
  const from = wallTime(times.start);
  for (let at = from; at < from + furthest; at += 400 * day) {
    const found = recurrence.between(new Date(at), new Date(at + 400 * day - 1), true);
    yield* found.map((start) => start.epochMilliseconds);
  }
}

function offTheRule(first: number | undefined): string {
  if (first === undefined) return 'The rule never comes true: no window would start within ten years';
  return `The rule does not include the start; the first time it comes true is ${local(first)}`;
}

function overlapping(before: number, start: number): string {
  return `The windows overlap: the one of ${local(before)} has not ended when the next starts on ${local(start)}`;
}

function local(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16).replace('T', ' at ');
}
