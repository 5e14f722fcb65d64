import { RRuleTemporal } from 'rrule-temporal';
import type { FreezeDraft } from './freeze';

/** From the start on, and no longer at the end. */
export interface Window {
  start: Date;
  end: Date;
}

/** What decides when a freeze is in force. */
export type Times = Pick<FreezeDraft, 'timeZone' | 'start' | 'end' | 'rule' | 'until'>;

export const day = 86_400_000;

/** Nothing looks further ahead than this, whatever it is asked for. */
export const furthest = 3660 * day;

// Wall clocks read as UTC are up to 14 hours off, and a zone that changes sides of the date line skips a whole day.
const slack = 2 * day;

/**
 * The windows that touch the time from `from` to `to`, in order of their start and made one stretch at a time, so that
 * whoever needs only the first pays for the first.
 *
 * The rule is followed on the wall calendar and each window is put into the zone afterwards. A start that the clocks
 * show twice counts from the first time, an end until the second; one that they skip is taken as far out as either
 * side of the change allows. So whenever the clock on the wall is inside of a window, so is the moment.
 */
export function* windows(times: Times, from: Date, to: Date): Generator<Window> {
  const starting = windowsBy(times);
  const [first, last] = [from.getTime(), Math.min(to.getTime(), from.getTime() + furthest)];
  yield* starting(first - lengthOf(times) - slack, first).filter((window) => window.end > from);
  let stretch = 8 * day;
  for (let at = first; at < last; at += stretch, stretch = Math.min(stretch * 4, 400 * day)) {
    yield* starting(at, Math.min(at + stretch, last));
  }
}

/** Asks for the windows that start at one moment or later, and before another. */
function windowsBy(times: Times): (from: number, to: number) => Window[] {
  const recurrence = recurrenceOf(times);
  const milliseconds = lengthOf(times);
  return (from, to) =>
    recurrence
      .between(new Date(from - slack), new Date(to + slack), true)
      .map((start) => {
        const wall = start.toPlainDateTime();
        const [earliest, latest] = [
          wall.toZonedDateTime(times.timeZone, { disambiguation: 'earlier' }),
          wall.add({ milliseconds }).toZonedDateTime(times.timeZone, { disambiguation: 'later' }),
        ];
        return { start: new Date(earliest.epochMilliseconds), end: new Date(latest.epochMilliseconds) };
      })
      .filter(({ start }) => start.getTime() >= from && start.getTime() < to)
      .sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** The starts on the wall calendar. Its “UTC” is no zone here: it keeps the library from applying one of its own. */
export function recurrenceOf({ start, rule, until }: Omit<Times, 'timeZone'>): RRuleTemporal {
  const bound = until === null ? '' : `;UNTIL=${compact(until)}Z`;
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${compact(start)}\nRRULE:${rule ?? 'FREQ=DAILY;COUNT=1'}${bound}`,
    strict: true,
    cache: false,
  });
}

function compact(local: string): string {
  return `${local.replaceAll(/[-:]/g, '')}00`;
}

/** How long a window is by the clock on the wall, in milliseconds. */
export function lengthOf({ start, end }: Pick<Times, 'start' | 'end'>): number {
  return wallTime(end) - wallTime(start);
}

/** A time on the wall as a number that can be reckoned with; it is no moment. */
export function wallTime(local: string): number {
  return Date.parse(`${local}Z`);
}
