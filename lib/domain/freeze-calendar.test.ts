import { describe, expect, test } from 'vitest';
import type { Freeze } from './freeze';
import { freezeAt, nextClosing, nextOpening, nextTurns } from './freeze-calendar';
import { freezeWith, here } from './testing-freezes';

const at = (text: string) => new Date(text);
const weekend = freezeWith();
const once = (start: string, end: string, more: Partial<Freeze> = {}) =>
  freezeWith({ id: start, timeZone: 'UTC', start, end, rule: null, ...more });

describe('a place is', () => {
  test('frozen from the start on, and open again at the end', () => {
    expect(freezeAt([weekend], here, at('2026-11-20T15:59:59.999Z'))).toEqual({ frozen: false, active: [] });
    const verdict = freezeAt([weekend], here, at('2026-11-20T16:00:00Z'));
    expect(verdict).toEqual({
      frozen: true,
      active: [{ freeze: weekend, start: at('2026-11-20T16:00:00Z'), end: at('2026-11-23T07:00:00Z') }],
    });
    expect(freezeAt([weekend], here, at('2026-11-23T06:59:59.999Z')).frozen).toBe(true);
    expect(freezeAt([weekend], here, at('2026-11-23T07:00:00Z')).frozen).toBe(false);
  });

  test('told of every freeze that covers it, and of none that is for another place', () => {
    const audit = once('2026-11-21T00:00', '2026-11-22T00:00', { id: 'audit' });
    const staging = freezeWith({ id: 'staging', scope: { connection: 'novu', environment: 'staging' } });
    const verdict = freezeAt([weekend, staging, audit], here, at('2026-11-21T12:00:00Z'));
    expect(verdict.active.map(({ freeze }) => freeze.id)).toEqual(['weekend', 'audit']);
  });
});

describe('a freeze without a gap', () => {
  const always = freezeWith({ start: '2026-01-01T02:30', end: '2026-01-02T02:30', rule: 'FREQ=DAILY' });

  test('is told with the window that ends last, also where the clocks make two of them overlap', () => {
    const { active } = freezeAt([always], here, at('2026-10-25T01:00:00Z'));
    expect(active).toEqual([{ freeze: always, start: at('2026-10-25T00:30:00Z'), end: at('2026-10-26T01:30:00Z') }]);
  });
});

describe('the next opening and closing', () => {
  test('are told both, whichever comes first, across windows that overlap', () => {
    const freezes = [
      once('2026-12-01T00:00', '2026-12-03T00:00'),
      once('2026-12-02T00:00', '2026-12-05T00:00'),
      once('2026-12-20T00:00', '2026-12-27T00:00'),
    ];
    const turns = (moment: string) => nextTurns(freezes, here, at(moment));
    const [opens, closes] = [at('2026-12-05T00:00Z'), at('2026-12-20T00:00Z')];
    expect(turns('2026-12-01T12:00Z')).toEqual({ opensAt: opens, closesAt: closes });
    expect(turns('2026-11-30T12:00Z')).toEqual({ closesAt: at('2026-12-01T00:00Z'), opensAt: opens });
    expect(turns('2026-12-21T00:00Z')).toEqual({ opensAt: at('2026-12-27T00:00Z'), closesAt: null });
    expect(turns('2026-12-28T00:00Z')).toEqual({ opensAt: null, closesAt: null });
  });

  test('are null for a place without freezes', () => {
    expect(nextOpening([], here, at('2026-11-20T00:00:00Z'))).toBeNull();
    expect(nextClosing([], here, at('2026-11-20T00:00:00Z'))).toBeNull();
  });

  test('are each null when the place is in the other state', () => {
    expect(nextOpening([weekend], here, at('2026-11-18T12:00:00Z'))).toBeNull();
    expect(nextClosing([weekend], here, at('2026-11-21T12:00:00Z'))).toBeNull();
    expect(nextClosing([weekend], here, at('2026-11-20T16:00:00Z'))).toBeNull();
    expect(nextOpening([weekend], here, at('2026-11-23T07:00:00Z'))).toBeNull();
  });

  test('run over windows that overlap or touch, and stop at the first gap', () => {
    const freezes = [
      weekend,
      once('2026-11-23T06:00', '2026-11-23T12:00'),
      once('2026-11-23T12:00', '2026-11-23T18:00'),
      once('2026-11-23T18:01', '2026-11-24T00:00'),
    ];
    expect(nextOpening(freezes, here, at('2026-11-21T12:00:00Z'))).toEqual(at('2026-11-23T18:00:00Z'));
    expect(nextClosing(freezes, here, at('2026-11-23T18:00:00Z'))).toEqual(at('2026-11-23T18:01:00Z'));
  });

  test('find the end of the year from any day of it', () => {
    const yearEnd = freezeWith({ start: '2024-12-20T00:00', end: '2025-01-02T00:00', rule: 'FREQ=YEARLY' });
    expect(nextClosing([yearEnd], here, at('2026-01-02T00:00:00Z'))).toEqual(at('2026-12-19T23:00:00Z'));
  });

  test('are null where they lie beyond the horizon or never come', () => {
    const leapDay = freezeWith({ start: '2024-02-29T00:00', end: '2024-03-01T00:00', rule: 'FREQ=YEARLY' });
    expect(nextClosing([leapDay], here, at('2026-06-01T00:00:00Z'))).toBeNull();
    expect(nextClosing([leapDay], here, at('2027-06-01T00:00:00Z'))).toEqual(at('2028-02-28T23:00:00Z'));
    expect(nextClosing([once('2026-01-01T00:00', '2026-01-02T00:00')], here, at('2026-06-01T00:00:00Z'))).toBeNull();
    const always = freezeWith({ start: '2026-01-01T00:00', end: '2026-01-02T00:00', rule: 'FREQ=DAILY' });
    expect(nextOpening([always], here, at('2026-06-01T12:00:00Z'))).toBeNull();
    const halfHours = freezeWith({
      timeZone: 'UTC',
      start: '2026-01-01T00:00',
      end: '2026-01-01T12:00',
      rule: 'FREQ=DAILY;BYHOUR=0,12',
    });
    expect(nextOpening([halfHours], here, at('2026-06-01T12:00:00Z'))).toBeNull();
  });
});
