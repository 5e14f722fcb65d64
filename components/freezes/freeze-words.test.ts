import { expect, test } from 'vitest';
import { RecurrenceRule } from '@/lib/domain/freeze-rule';
import { type Recurrence, recurrenceWords, ruleOf, scopeWords, weekdayOf } from './freeze-words';

test('every simple choice makes a rule that the server takes, and can be said in words', () => {
  const choices: [Recurrence, string[], string][] = [
    ['daily', [], 'Every day'],
    ['weekly', [], 'Every week'],
    ['weekly', ['SA', 'FR'], 'Every week on Friday, Saturday'],
    ['monthly', [], 'Every month on the same day'],
  ];
  for (const [choice, days, words] of choices) {
    const rule = ruleOf(choice, new Set(days), '');
    expect(RecurrenceRule.safeParse(rule).success).toBe(true);
    expect(recurrenceWords(rule)).toBe(words);
  }
  expect(recurrenceWords(ruleOf('none', new Set(), 'x'))).toBe('Once');
  expect(recurrenceWords(ruleOf('rule', new Set(), ' FREQ=YEARLY '))).toBe('FREQ=YEARLY');
});

test('the weekday of a date does not depend on where the reader is', () => {
  expect(weekdayOf('2026-01-02T17:00')).toBe('FR');
  expect(weekdayOf('')).toBe('');
});

test('the scope in words', () => {
  const nameOf = (connection: string, environment: string | null) => environment ?? connection;
  expect(scopeWords({ connection: null, environment: null }, nameOf)).toContain('every connection');
  expect(scopeWords({ connection: 'novu', environment: null }, nameOf)).toBe('Every environment of novu');
  expect(scopeWords({ connection: 'novu', environment: 'prod' }, nameOf)).toBe('prod of novu');
});
