import { z } from 'zod';

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const list = (value: string) => new RegExp(`^${value}(?:,${value})*$`);
const whole = /^[1-9]\d{0,2}$/;

const parts: Record<string, { values: RegExp; takes: string }> = {
  FREQ: { values: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/, takes: 'DAILY, WEEKLY, MONTHLY or YEARLY' },
  INTERVAL: { values: whole, takes: 'a whole number from 1 to 999' },
  COUNT: { values: whole, takes: 'a whole number from 1 to 999' },
  BYMONTH: { values: list('(?:[1-9]|1[0-2])'), takes: 'months from 1 to 12' },
  BYMONTHDAY: {
    values: list('[+-]?(?:[1-9]|[12]\\d|3[01])'),
    takes: 'days from 1 to 31, or from -1 to -31 counted from the end',
  },
  BYDAY: {
    values: list(`(?:[+-]?(?:[1-9]|[1-4]\\d|5[0-3]))?${weekday}`),
    takes: 'weekdays such as MO,FR, or with a position such as -1FR',
  },
  BYHOUR: { values: list('(?:1?\\d|2[0-3])'), takes: 'hours from 0 to 23' },
  BYSETPOS: {
    values: list('[+-]?(?:[1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])'),
    takes: 'positions from 1 to 366, or from -1 to -366 counted from the end',
  },
  WKST: { values: list(weekday), takes: 'a weekday such as MO' },
};

const refused: Record<string, string> = {
  UNTIL: 'UNTIL is not taken here: say when it ends in the field “until”',
  BYMINUTE: 'BYMINUTE is not taken: every window starts at the minute of the start',
  BYSECOND: 'BYSECOND is not taken: windows start at full minutes',
  BYWEEKNO: 'BYWEEKNO is not taken, because programs read it differently: use BYMONTH with BYDAY',
  BYYEARDAY: 'BYYEARDAY is not taken, because programs read it differently: use BYMONTH with BYMONTHDAY',
};

const tooOften = ['SECONDLY', 'MINUTELY', 'HOURLY'];

/** What is wrong with a rule by its letter, as a sentence; null when nothing is. */
function ruleFault(rule: string): string | null {
  const found = new Map<string, string>();
  for (const piece of rule.split(';')) {
    const [name = '', value, ...rest] = piece.split('=');
    if (value === undefined || rest.length > 0) return `“${piece}” is not of the form NAME=VALUE`;
    if (found.has(name)) return `${name} is there twice`;
    const fault = partFault(name, value);
    if (fault) return fault;
    found.set(name, value);
  }
  return combinationFault(found);
}

function partFault(name: string, value: string): string | null {
  const reason = refused[name];
  if (reason) return reason;
  const part = parts[name];
  if (!part) return `“${name}” is not a part of a rule; a rule looks like FREQ=WEEKLY;BYDAY=FR`;
  if (name === 'FREQ' && tooOften.includes(value)) {
    return `FREQ=${value} is too often for a freeze: use FREQ=DAILY, with BYHOUR for several windows a day`;
  }
  return part.values.test(value) ? null : `${name} takes ${part.takes}`;
}

/** Some of these RFC 5545 forbids; about the others implementations disagree. */
function combinationFault(found: ReadonlyMap<string, string>): string | null {
  const frequency = found.get('FREQ');
  const byMonthOrYear = frequency === 'MONTHLY' || frequency === 'YEARLY';
  const positioned = /\d/.test(found.get('BYDAY') ?? '');
  if (!frequency) return 'FREQ is missing; a rule looks like FREQ=WEEKLY;BYDAY=FR';
  if (frequency === 'WEEKLY' && found.has('BYMONTHDAY')) return 'BYMONTHDAY cannot stand in a WEEKLY rule';
  if (positioned && !byMonthOrYear) return 'BYDAY takes positions such as -1FR in MONTHLY and YEARLY rules only';
  if (frequency === 'YEARLY' && positioned && found.has('BYMONTHDAY')) {
    return 'BYMONTHDAY cannot stand beside positions in BYDAY in a YEARLY rule';
  }
  if (!found.has('BYSETPOS')) return null;
  if (!byMonthOrYear) return 'BYSETPOS can stand in MONTHLY and YEARLY rules only';
  const selected = ['BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYHOUR'].some((name) => found.has(name));
  return selected ? null : 'BYSETPOS needs another BY part to choose from';
}

/**
 * The part of RFC 5545's recurrence rules that a freeze may use, checked by its letter. Left out is what nobody needs
 * for a freeze and what implementations disagree about.
 */
export const RecurrenceRule = z
  .string()
  .trim()
  .toUpperCase()
  .max(200, { error: 'A rule has at most 200 characters', abort: true })
  .superRefine((rule, context) => {
    const message = ruleFault(rule);
    if (message) context.addIssue({ code: 'custom', message });
  });
