import { describe, expect, test } from 'vitest';
import type { Freeze } from './freeze';
import { upcoming } from './freeze-calendar';
import { freezeWith } from './testing-freezes';

const daily = (timeZone: string, start: string, end: string) =>
  freezeWith({ timeZone, start, end, rule: 'FREQ=DAILY' });

/** The windows between two days (UTC), as `start/end` without seconds. */
function windowsOf(freeze: Freeze, from: string, to: string): string[] {
  const text = (instant: Date) => instant.toISOString().replace(':00.000Z', 'Z');
  return upcoming(freeze, new Date(from), new Date(to)).map(({ start, end }) => `${text(start)}/${text(end)}`);
}

describe('a window in a zone', () => {
  const berlin = daily('Europe/Berlin', '2026-01-01T22:00', '2026-01-02T06:00');
  const newYork = daily('America/New_York', '2026-01-01T22:00', '2026-01-02T06:00');
  const lordHowe = daily('Australia/Lord_Howe', '2026-01-01T22:00', '2026-01-02T06:00');
  const kathmandu = daily('Asia/Kathmandu', '2026-01-01T22:00', '2026-01-02T06:00');
  const utc = daily('UTC', '2026-01-01T22:00', '2026-01-02T06:00');

  test.each<[string, Freeze, string, string, string[]]>([
    [
      'Berlin, clocks forward: 7 hours',
      berlin,
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
      ['2026-03-28T21:00Z/2026-03-29T04:00Z'],
    ],
    [
      'Berlin, clocks back: 9 hours',
      berlin,
      '2026-10-24T12:00Z',
      '2026-10-25T12:00Z',
      ['2026-10-24T20:00Z/2026-10-25T05:00Z'],
    ],
    [
      'New York, clocks forward',
      newYork,
      '2026-03-07T18:00Z',
      '2026-03-08T18:00Z',
      ['2026-03-08T03:00Z/2026-03-08T10:00Z'],
    ],
    [
      'New York, clocks back',
      newYork,
      '2026-10-31T18:00Z',
      '2026-11-01T18:00Z',
      ['2026-11-01T02:00Z/2026-11-01T11:00Z'],
    ],
    [
      'Lord Howe, half an hour back',
      lordHowe,
      '2026-04-04T06:00Z',
      '2026-04-05T06:00Z',
      ['2026-04-04T11:00Z/2026-04-04T19:30Z'],
    ],
    [
      'Lord Howe, half an hour forward',
      lordHowe,
      '2026-10-03T06:00Z',
      '2026-10-04T06:00Z',
      ['2026-10-03T11:30Z/2026-10-03T19:00Z'],
    ],
    [
      'Kathmandu, 5:45 ahead',
      kathmandu,
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
      ['2026-03-28T16:15Z/2026-03-29T00:15Z'],
    ],
    ['UTC', utc, '2026-03-28T12:00Z', '2026-03-29T12:00Z', ['2026-03-28T22:00Z/2026-03-29T06:00Z']],
  ])('%s', (_, freeze, from, to, expected) => expect(windowsOf(freeze, from, to)).toEqual(expected));

  test.each<[string, Freeze, string, string, string[]]>([
    [
      'a start that the clocks skip is taken an hour earlier',
      daily('Europe/Berlin', '2026-01-01T02:30', '2026-01-01T04:00'),
      '2026-03-29T00:00Z',
      '2026-03-29T12:00Z',
      ['2026-03-29T00:30Z/2026-03-29T02:00Z'],
    ],
    [
      'an end that the clocks skip is taken an hour later',
      daily('Europe/Berlin', '2026-01-01T01:00', '2026-01-01T02:30'),
      '2026-03-28T23:30Z',
      '2026-03-29T12:00Z',
      ['2026-03-29T00:00Z/2026-03-29T01:30Z'],
    ],
    [
      'a window inside of the skipped hour still happens',
      daily('Europe/Berlin', '2026-01-01T02:15', '2026-01-01T02:45'),
      '2026-03-28T23:30Z',
      '2026-03-29T12:00Z',
      ['2026-03-29T00:15Z/2026-03-29T01:45Z'],
    ],
    [
      'a start that comes twice counts from the first time',
      daily('Europe/Berlin', '2026-01-01T02:30', '2026-01-01T04:00'),
      '2026-10-24T23:00Z',
      '2026-10-25T12:00Z',
      ['2026-10-25T00:30Z/2026-10-25T03:00Z'],
    ],
    [
      'an end that comes twice counts until the second time',
      daily('Europe/Berlin', '2026-01-01T01:00', '2026-01-01T02:30'),
      '2026-10-24T22:30Z',
      '2026-10-25T12:00Z',
      ['2026-10-24T23:00Z/2026-10-25T01:30Z'],
    ],
    [
      'half an hour that Lord Howe skips',
      daily('Australia/Lord_Howe', '2026-01-01T02:15', '2026-01-01T03:00'),
      '2026-10-03T12:00Z',
      '2026-10-04T06:00Z',
      ['2026-10-03T15:15Z/2026-10-03T16:00Z'],
    ],
    [
      'a day that Samoa skipped',
      freezeWith({ timeZone: 'Pacific/Apia', start: '2011-12-30T09:00', end: '2011-12-30T17:00', rule: null }),
      '2011-12-28T00:00Z',
      '2012-01-02T00:00Z',
      ['2011-12-29T19:00Z/2011-12-31T03:00Z'],
    ],
  ])('%s', (_, freeze, from, to, expected) => expect(windowsOf(freeze, from, to)).toEqual(expected));
});

describe('a recurrence', () => {
  const night = (date: string, rule: string, more: Partial<Freeze> = {}) =>
    freezeWith({ timeZone: 'UTC', start: `${date}T00:00`, end: `${date}T06:00`, rule, ...more });
  const days = (freeze: Freeze, from: string, to: string) =>
    windowsOf(freeze, `${from}T00:00Z`, `${to}T00:00Z`).map((window) => window.slice(0, 10));

  test.each<[string, Freeze, string, string, string[]]>([
    [
      'the last Friday of each month',
      night('2026-01-30', 'FREQ=MONTHLY;BYDAY=-1FR'),
      '2026-02-01',
      '2026-06-01',
      ['2026-02-27', '2026-03-27', '2026-04-24', '2026-05-29'],
    ],
    [
      'the last working day of each month',
      night('2026-01-30', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'),
      '2026-02-01',
      '2026-06-01',
      ['2026-02-27', '2026-03-31', '2026-04-30', '2026-05-29'],
    ],
    [
      'the 31st, which some months do not have',
      night('2026-01-31', 'FREQ=MONTHLY'),
      '2026-02-01',
      '2026-08-01',
      ['2026-03-31', '2026-05-31', '2026-07-31'],
    ],
    ['29 February', night('2024-02-29', 'FREQ=YEARLY'), '2024-03-01', '2033-01-01', ['2028-02-29', '2032-02-29']],
    [
      'every other week',
      night('2026-01-02', 'FREQ=WEEKLY;INTERVAL=2'),
      '2026-01-01',
      '2026-02-01',
      ['2026-01-02', '2026-01-16', '2026-01-30'],
    ],
    [
      'three times',
      night('2026-01-01', 'FREQ=DAILY;COUNT=3'),
      '2025-01-01',
      '2027-01-01',
      ['2026-01-01', '2026-01-02', '2026-01-03'],
    ],
    [
      'until a moment, which still counts',
      night('2026-01-01', 'FREQ=DAILY', { until: '2026-01-03T00:00' }),
      '2025-01-01',
      '2027-01-01',
      ['2026-01-01', '2026-01-02', '2026-01-03'],
    ],
    [
      'until just before',
      night('2026-01-01', 'FREQ=DAILY', { until: '2026-01-02T23:59' }),
      '2025-01-01',
      '2027-01-01',
      ['2026-01-01', '2026-01-02'],
    ],
    [
      'years after it began',
      night('2001-01-01', 'FREQ=DAILY;INTERVAL=7'),
      '2026-01-01',
      '2026-01-15',
      ['2026-01-05', '2026-01-12'],
    ],
  ])('%s', (_, freeze, from, to, expected) => expect(days(freeze, from, to)).toEqual(expected));

  test('of the year’s end is at local midnight each time', () => {
    const yearEnd = freezeWith({ start: '2024-12-20T00:00', end: '2025-01-02T00:00', rule: 'FREQ=YEARLY' });
    expect(windowsOf(yearEnd, '2025-06-01T00:00Z', '2027-06-01T00:00Z')).toEqual([
      '2025-12-19T23:00Z/2026-01-01T23:00Z',
      '2026-12-19T23:00Z/2027-01-01T23:00Z',
    ]);
  });

  test('of the weekend keeps its times when the clocks change in its midst', () => {
    expect(windowsOf(freezeWith(), '2026-03-25T00:00Z', '2026-04-01T00:00Z')).toEqual([
      '2026-03-27T16:00Z/2026-03-30T06:00Z',
    ]);
  });

  test('several times a day is several windows', () => {
    const twice = night('2026-01-01', 'FREQ=DAILY;BYHOUR=0,12');
    expect(windowsOf(twice, '2026-05-01T01:00Z', '2026-05-02T00:00Z')).toEqual([
      '2026-05-01T00:00Z/2026-05-01T06:00Z',
      '2026-05-01T12:00Z/2026-05-01T18:00Z',
    ]);
  });
});
