import fc from 'fast-check';
import type { Freeze, Place } from './freeze';
import { recurrenceFaults } from './freeze-recurrence';
import { wallTime } from './freeze-windows';

export const here: Place = { connection: 'novu', environment: 'production' };

/** From Friday 17:00 until Monday 08:00 in Berlin, every week, everywhere, unless told otherwise. */
export function freezeWith(parts: Partial<Freeze> = {}): Freeze {
  return {
    id: 'weekend',
    name: 'Weekend',
    reason: null,
    scope: { connection: null, environment: null },
    timeZone: 'Europe/Berlin',
    start: '2026-01-02T17:00',
    end: '2026-01-05T08:00',
    rule: 'FREQ=WEEKLY',
    until: null,
    ...parts,
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows, by the platform's own formatter and not by the library under test. */
export function wallOf(instant: Date, timeZone: string): string {
  const formatter =
    formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formatters.set(timeZone, formatter);
  return formatter.format(instant).replace(' ', 'T');
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
export function offsetAt(instant: Date, timeZone: string): number {
  return wallTime(wallOf(instant, timeZone)) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Antarctica/Troll',
  'UTC',
];

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Rules that include their start, whatever it is. */
function rulesFor(start: string): (string | null)[] {
  const date = new Date(wallTime(start));
  const weekday = weekdays[date.getUTCDay()];
  const later = weekdays[(date.getUTCDay() + 3) % 7];
  const nth = Math.ceil(date.getUTCDate() / 7);
  return [
    null,
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=DAILY;COUNT=5',
    'FREQ=WEEKLY',
    `FREQ=WEEKLY;BYDAY=${weekday},${later}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    'FREQ=MONTHLY',
    `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
    `FREQ=MONTHLY;BYMONTHDAY=${date.getUTCDate()},-1`,
    'FREQ=YEARLY',
  ];
}

const between = (from: string, to: string) => fc.integer({ min: wallTime(from) / 60_000, max: wallTime(to) / 60_000 });

const localOf = (wall: number) => new Date(wall).toISOString().slice(0, 16);

// Half of the starts fall into the small hours, where the clocks are changed.
const minutes = fc.oneof(
  between('2024-01-01T00:00', '2027-12-31T23:59'),
  fc
    .tuple(between('2024-01-01T00:00', '2027-12-31T23:59'), fc.integer({ min: 0, max: 16 }))
    .map(([minute, quarter]) => Math.floor(minute / 1440) * 1440 + quarter * 15),
);

export const anyInstant = fc
  .integer({ min: Date.parse('2024-01-01T00:00Z'), max: Date.parse('2028-12-31T00:00Z') })
  .map((time) => new Date(time));

/** Any freeze that could be stored: valid, and with a rule that goes with its window. */
export const anyFreeze: fc.Arbitrary<Freeze> = fc
  .record({ timeZone: fc.constantFrom(...zones), minute: minutes, id: fc.uuid() })
  .chain(({ timeZone, minute, id }) => {
    const start = localOf(minute * 60_000);
    const lengths = fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 20 * 1440 }));
    return fc.record({ length: lengths, rule: fc.constantFrom(...rulesFor(start)) }).map(({ length, rule }) => {
      const end = localOf((minute + length) * 60_000);
      return freezeWith({ id, timeZone, start, end, rule });
    });
  })
  .filter((freeze) => recurrenceFaults(freeze).length === 0);
