import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agoText, clockText, dateTimeText } from './time-text';

test.each([
  [0, 'just now'],
  [-59, 'just now'],
  [60, '1m ago'],
  [-60, 'in 1m'],
  [59 * 60, '59m ago'],
  [2 * 60 * 60, '2h ago'],
  [-3 * 24 * 60 * 60, 'in 3d'],
  [45 * 24 * 60 * 60, '2mo ago'],
  [800 * 24 * 60 * 60, '2y ago'],
])('%d seconds are “%s”', (seconds, text) => {
  expect(agoText(seconds)).toBe(text);
});

test('dates and clocks read as the platform writes them', () => {
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
  fc.assert(
    fc.property(fc.date({ min: new Date('1980-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }), (at) => {
      const time = at.getTime();
      expect(clockText(time)).toBe(clock.format(time));
      // Only the platforms disagree on September's short form.
      expect(dateTimeText(time)).toBe(`${date.format(time).replace('Sept', 'Sep')}, ${clock.format(time)}`);
    }),
  );
});
