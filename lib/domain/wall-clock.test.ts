import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOn, wallAt } from './wall-clock';

describe('a time on the wall as an instant', () => {
  test.each([
    ['2026-12-20T18:00', 'Europe/Berlin', '2026-12-20T18:00:00+01:00'],
    ['2026-07-01T18:00', 'Europe/Berlin', '2026-07-01T18:00:00+02:00'],
    ['2026-07-01T18:00', 'UTC', '2026-07-01T18:00:00+00:00'],
    ['2026-01-01T00:00', 'Asia/Kathmandu', '2026-01-01T00:00:00+05:45'],
    ['2026-01-01T00:00', 'America/St_Johns', '2026-01-01T00:00:00-03:30'],
    ['2026-06-01T12:00', 'Pacific/Kiritimati', '2026-06-01T12:00:00+14:00'],
  ])('%s in %s', (local, zone, instant) => {
    expect(instantOn(local, zone)).toBe(instant);
  });

  test('what comes twice is the first, what never comes is nothing', () => {
    expect(instantOn('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00+02:00');
    expect(instantOn('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
    expect(instantOn('2026-02-30T12:00x', 'Europe/Berlin')).toBeNull();
    expect(instantOn('', 'UTC')).toBeNull();
  });

  test('what the wall shows leads back to the same minute, except in the hour that comes twice', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
    const minutes = fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }).map((n) => Date.UTC(2020, 0, 1) + n * 60_000);
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (instant, zone) => {
        const back = Date.parse(instantOn(wallAt(instant, zone), zone) ?? '');
        expect(wallAt(back, zone)).toBe(wallAt(instant, zone));
        expect(back).toBeLessThanOrEqual(instant);
        expect(instant - back).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});
