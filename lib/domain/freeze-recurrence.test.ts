import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Freeze } from './freeze';
import { freezeAt, nextClosing, nextOpening, upcoming } from './freeze-calendar';
import { recurrenceFaults } from './freeze-recurrence';
import { freezeWith, here } from './testing-freezes';

const faultOf = (parts: Partial<Freeze>) => recurrenceFaults(freezeWith(parts))[0]?.message ?? null;

describe('a rule and its window', () => {
  test.each<[string, Partial<Freeze>]>([
    ['a weekend', {}],
    ['a single window', { rule: null }],
    ['days that touch', { start: '2026-01-01T00:00', end: '2026-01-02T00:00', rule: 'FREQ=DAILY' }],
    ['29 February', { start: '2024-02-29T00:00', end: '2024-03-01T00:00', rule: 'FREQ=YEARLY' }],
  ])('%s goes together', (_, parts) => expect(faultOf(parts)).toBeNull());

  test.each<[string, Partial<Freeze>, string]>([
    ['daily weekends', { rule: 'FREQ=DAILY' }, 'The windows overlap: the one of 2026-01-02 at 17:00'],
    ['a minute too long', { start: '2026-01-01T00:00', end: '2026-01-02T00:01', rule: 'FREQ=DAILY' }, 'overlap'],
    [
      'months of different length',
      { start: '2026-01-31T00:00', end: '2026-02-02T00:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=1,31' },
      'the one of 2026-01-31 at 00:00 has not ended when the next starts on 2026-02-01 at 00:00',
    ],
    ['a start on another day', { rule: 'FREQ=WEEKLY;BYDAY=SA' }, 'the first time it comes true is 2026-01-03 at 17:00'],
    ['30 February', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'never comes true'],
    ['five Mondays in a week', { rule: 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300' }, 'never comes true'],
  ])('%s do not', (_, parts, message) => expect(faultOf(parts)).toContain(message));
});

describe('whatever the rule', () => {
  const several = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 4 });
  const numbers = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
  const signed = (to: number) => several(numbers(to).flatMap((number) => [number, -number]));
  const part = (name: string, values: fc.Arbitrary<readonly unknown[]>) =>
    fc.option(
      values.map((list) => `;${name}=${list.join(',')}`),
      { nil: '', freq: 2 },
    );
  const anyRule = fc
    .tuple(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      part('INTERVAL', fc.constantFrom([1], [2], [7], [400], [999])),
      part('BYMONTH', several(numbers(12))),
      part('BYMONTHDAY', signed(31)),
      part('BYDAY', several(['MO', 'WE', 'FR', 'SU', '1TU', '-1FR', '5TH', '53SA'])),
      part('BYHOUR', several([0, ...numbers(23)])),
      part('BYSETPOS', signed(366)),
      part('COUNT', fc.constantFrom([1], [30], [999])),
    )
    .map(([frequency, ...rest]) => `FREQ=${frequency}${rest.join('')}`);
  const stored = anyRule
    .map((rule) => freezeWith({ start: '2024-01-01T09:00', end: '2024-01-01T09:30', rule }))
    .filter((freeze) => Freeze.safeParse(freeze).success);

  test('the questions are answered, also for rules that never come true', () => {
    const now = new Date('2026-05-04T12:00:00Z');
    fc.assert(
      fc.property(stored, (freeze) => {
        recurrenceFaults(freeze);
        freezeAt([freeze], here, now);
        nextOpening([freeze], here, now);
        nextClosing([freeze], here, now);
        expect(upcoming(freeze, now, new Date('9999-01-01T00:00:00Z'), 5).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });
});
