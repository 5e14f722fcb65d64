import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Freeze, FreezeScope, Place } from './freeze';
import { freezeAt, horizonDays, nextClosing, nextOpening, upcoming } from './freeze-calendar';
import { anyFreeze, anyInstant, freezeWith, here, offsetAt, wallOf } from './testing-freezes';

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

describe('the next opening and closing', () => {
  test('are null for a place without freezes', () => {
    expect(nextOpening([], here, at('2026-11-20T00:00:00Z'))).toBeNull();
    expect(nextClosing([], here, at('2026-11-20T00:00:00Z'))).toBeNull();
  });

  test('are each null when the place is in the other state', () => {
    expect(nextOpening([weekend], here, at('2026-11-18T12:00:00Z'))).toBeNull();
    expect(nextClosing([weekend], here, at('2026-11-21T12:00:00Z'))).toBeNull();
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

describe('for any freezes', () => {
  const places: Place[] = [here, { connection: 'novu', environment: 'staging' }, { ...here, connection: 'sevalla' }];
  const anyPlace = fc.constantFrom(...places);
  const anyScope: fc.Arbitrary<FreezeScope> = fc.constantFrom(
    { connection: null, environment: null },
    ...places,
    ...places.map(({ connection }) => ({ connection, environment: null })),
  );
  const scoped = fc.tuple(anyFreeze, anyScope).map(([freeze, scope]) => ({ ...freeze, scope }));
  const anyFreezes = fc.array(scoped, { maxLength: 4 });
  const days = (count: number) => count * 86_400_000;

  /** Moments at and around the edges of a freeze's windows, which are where mistakes live. */
  const nearEdges = fc
    .tuple(anyFreeze, anyInstant, fc.nat(20), fc.constantFrom(-1, 0, 1), fc.boolean())
    .map(([freeze, from, index, by, late]) => {
      const windows = upcoming(freeze, from, new Date(+from + days(60)), 20);
      const window = windows[index % Math.max(windows.length, 1)];
      return { freeze, instant: new Date(+(window ? (late ? window.end : window.start) : from) + by) };
    });

  test('a place is frozen exactly inside of the windows that are listed', () => {
    fc.assert(
      fc.property(nearEdges, ({ freeze, instant }) => {
        const listed = upcoming(freeze, new Date(+instant - days(40)), new Date(+instant + days(2)), 200);
        const inside = listed.some(({ start, end }) => start <= instant && instant < end);
        expect(freezeAt([freeze], here, instant).frozen).toBe(inside);
      }),
      { numRuns: 300 },
    );
  });

  test('closing is the first frozen moment, and everything before it is open', () => {
    fc.assert(
      fc.property(
        anyFreezes,
        anyPlace,
        anyInstant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (freezes, place, instant, part) => {
          const closing = nextClosing(freezes, place, instant);
          const frozen = (moment: number) => freezeAt(freezes, place, new Date(moment)).frozen;
          if (frozen(+instant)) return expect(closing).toBeNull();
          const until = closing ? +closing : +instant + days(horizonDays);
          expect(frozen(until - 1)).toBe(false);
          expect(frozen(Math.floor(+instant + (until - 1 - +instant) * part))).toBe(false);
          if (closing) expect([closing > instant, frozen(+closing)]).toEqual([true, true]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('opening is the first open moment, and everything before it is frozen', () => {
    fc.assert(
      fc.property(
        anyFreezes,
        nearEdges,
        anyPlace,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (others, edge, place, part) => {
          const [freezes, instant] = [[...others, edge.freeze], edge.instant];
          const opening = nextOpening(freezes, place, instant);
          const frozen = (moment: number) => freezeAt(freezes, place, new Date(moment)).frozen;
          if (!frozen(+instant)) return expect(opening).toBeNull();
          const until = opening ? +opening : +instant + days(horizonDays);
          expect(frozen(until - 1)).toBe(true);
          expect(frozen(Math.floor(+instant + (until - 1 - +instant) * part))).toBe(true);
          if (opening) expect([opening > instant, frozen(+opening)]).toEqual([true, false]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('widening a scope, or adding a freeze, never opens a place', () => {
    fc.assert(
      fc.property(anyFreezes, scoped, anyPlace, anyInstant, fc.boolean(), (others, freeze, place, instant, all) => {
        const { connection } = freeze.scope;
        const wider = { ...freeze, scope: { connection: all ? null : connection, environment: null } };
        const frozen = (freezes: Freeze[]) => freezeAt(freezes, place, instant).frozen;
        if (frozen([...others, freeze])) expect(frozen([...others, wider])).toBe(true);
        if (frozen(others)) expect(frozen([...others, freeze])).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('whenever the clock on the wall is inside of a nightly window, so is the moment, and otherwise not', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const timeZone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Antarctica/Troll',
      'UTC',
    );
    const time = (minute: number) =>
      `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
    const changes = [
      '2026-03-08T07:00Z',
      '2026-03-29T01:00Z',
      '2026-04-04T15:00Z',
      '2026-10-03T15:30Z',
      '2026-10-25T01:00Z',
    ];
    const instant = fc.oneof(
      anyInstant.filter((moment) => moment > at('2024-01-03T00:00Z')),
      fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: -240, max: 240 }))
        .map(([change, minute]) => new Date(Date.parse(change) + minute * 60_000)),
    );
    fc.assert(
      fc.property(timeZone, minutes, minutes, instant, (zone, from, to, moment) => {
        const [start, end] = [time(from), time(to)];
        const overnight = end <= start;
        const nightly = freezeWith({
          timeZone: zone,
          start: `2024-01-01T${start}`,
          end: `2024-01-0${overnight ? 2 : 1}T${end}`,
          rule: 'FREQ=DAILY',
        });
        const wall = wallOf(moment, zone).slice(11);
        const inside = overnight ? wall >= start || wall < end : start <= wall && wall < end;
        const { frozen } = freezeAt([nightly], here, moment);
        if (inside) expect(frozen).toBe(true);
        const steady = [-3, 0, 3].map((hours) => offsetAt(new Date(+moment + hours * 3_600_000), zone));
        if (new Set(steady).size === 1) expect(frozen).toBe(inside);
      }),
      { numRuns: 500 },
    );
  });
});
