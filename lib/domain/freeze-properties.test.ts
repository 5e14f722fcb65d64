import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Freeze, FreezeScope, Place } from './freeze';
import { freezeAt, horizonDays, nextClosing, nextOpening, upcoming } from './freeze-calendar';
import { lengthOf } from './freeze-windows';
import { anyFreeze, anyInstant, freezeWith, here, offsetAt, wallOf } from './testing-freezes';

const at = (text: string) => new Date(text);

describe('the windows of any freeze', () => {
  const aYear = (from: Date) => new Date(from.getTime() + 366 * 86_400_000);

  test('every window starts and ends at the time on the wall that was said, or farther out where there is none', () => {
    fc.assert(
      fc.property(anyFreeze, anyInstant, (freeze, from) => {
        for (const { start, end } of upcoming(freeze, from, aYear(from), 400)) {
          const wanted = freeze.start.slice(11);
          const [shown, shownBefore] = [wallOf(start, freeze.timeZone), wallOf(new Date(+start - 1), freeze.timeZone)];
          if (shown.slice(11) !== wanted) {
            const forward = offsetAt(new Date(+start + 7_200_000), freeze.timeZone) - offsetAt(start, freeze.timeZone);
            expect(forward).toBeGreaterThan(0);
          }
          expect(shownBefore < shown).toBe(true);
          const offsets = offsetAt(end, freeze.timeZone) - offsetAt(start, freeze.timeZone);
          const changes = new Set(
            [0, 1, 2, 3].map((hour) => offsetAt(new Date(+end - hour * 3_600_000), freeze.timeZone)),
          );
          if (changes.size === 1 && shown.slice(11) === wanted) expect(+end - +start + offsets).toBe(lengthOf(freeze));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('windows come in order of their start, and a limit takes the first of them', () => {
    fc.assert(
      fc.property(anyFreeze, anyInstant, fc.integer({ min: 0, max: 20 }), (freeze, from, limit) => {
        const all = upcoming(freeze, from, aYear(from), 400);
        expect(all.map((window) => +window.start)).toEqual(all.map((window) => +window.start).sort((a, b) => a - b));
        expect(all.every(({ start, end }) => start < end && end > from && start < aYear(from))).toBe(true);
        expect(upcoming(freeze, from, aYear(from), limit)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a place, for any freezes', () => {
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
      { numRuns: 100 },
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
          if (frozen(+instant)) {
            expect(closing).toBeNull();
            return;
          }
          const until = closing ? +closing : +instant + days(horizonDays);
          expect(frozen(until - 1)).toBe(false);
          expect(frozen(Math.floor(+instant + (until - 1 - +instant) * part))).toBe(false);
          if (closing) expect([closing > instant, frozen(+closing)]).toEqual([true, true]);
        },
      ),
      { numRuns: 100 },
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
          if (!frozen(+instant)) {
            expect(opening).toBeNull();
            return;
          }
          const until = opening ? +opening : +instant + days(horizonDays);
          expect(frozen(until - 1)).toBe(true);
          expect(frozen(Math.floor(+instant + (until - 1 - +instant) * part))).toBe(true);
          if (opening) expect([opening > instant, frozen(+opening)]).toEqual([true, false]);
        },
      ),
      { numRuns: 100 },
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
      { numRuns: 100 },
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
      { numRuns: 100 },
    );
  });
});
