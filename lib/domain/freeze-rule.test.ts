import { describe, expect, test } from 'vitest';
import { RecurrenceRule } from './freeze-rule';

const ruleFault = (rule: string) => RecurrenceRule.safeParse(rule).error?.issues[0]?.message ?? null;

describe('a rule', () => {
  test.each([
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=2;COUNT=10',
    'FREQ=DAILY;BYHOUR=6,18',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE;WKST=SU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=28,-1',
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
  ])('%s is taken', (rule) => expect(ruleFault(rule)).toBeNull());

  test.each([
    ['', 'not of the form NAME=VALUE'],
    ['every friday', 'not of the form NAME=VALUE'],
    ['FREQ=DAILY;', 'not of the form NAME=VALUE'],
    ['FREQ=DAILY=WEEKLY', 'not of the form NAME=VALUE'],
    ['RRULE:FREQ=DAILY', '“RRULE:FREQ” is not a part of a rule'],
    ['FREQ=DAILY\nRDATE:20260102T000000Z', 'FREQ takes DAILY'],
    ['FREQ=DAILY;__proto__=1', 'is not a part of a rule'],
    ['FREQ=DAILY;constructor=1', 'is not a part of a rule'],
    ['FREQ=DAILY;COLOR=RED', '“COLOR” is not a part of a rule'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ is there twice'],
    ['INTERVAL=2', 'FREQ is missing'],
    ['FREQ=SOMETIMES', 'FREQ takes DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=SECONDLY', 'too often'],
    ['FREQ=MINUTELY;COUNT=3', 'too often'],
    ['FREQ=HOURLY', 'BYHOUR'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL takes a whole number'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL takes a whole number'],
    ['FREQ=DAILY;COUNT=100000', 'COUNT takes a whole number'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR takes hours'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY takes days'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY takes days'],
    ['FREQ=WEEKLY;BYDAY=', 'BYDAY takes weekdays'],
    ['FREQ=WEEKLY;BYDAY=FRI', 'BYDAY takes weekdays'],
    ['FREQ=WEEKLY;BYDAY=-1FR', 'BYDAY takes positions'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'BYMONTHDAY cannot stand in a WEEKLY rule'],
    ['FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1', 'BYSETPOS can stand in MONTHLY'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS needs another'],
    ['FREQ=YEARLY;BYMONTHDAY=13;BYDAY=1FR', 'cannot stand beside positions'],
    ['FREQ=YEARLY;BYMONTHDAY=13;BYDAY=1FR;BYSETPOS=1', 'cannot stand beside positions'],
    ['FREQ=DAILY;UNTIL=20270101T000000Z', 'in the field “until”'],
    ['FREQ=YEARLY;BYWEEKNO=1', 'BYWEEKNO is not taken'],
    ['FREQ=YEARLY;BYYEARDAY=1', 'BYYEARDAY is not taken'],
    ['FREQ=DAILY;BYMINUTE=0', 'BYMINUTE is not taken'],
    [`FREQ=WEEKLY;BYDAY=${'MO,'.repeat(80)}TU`, 'at most 200 characters'],
    ['FREQ=DAILY;BYSECOND=0', 'BYSECOND is not taken'],
  ])('%j is refused', (rule, message) => expect(ruleFault(rule)).toContain(message));
});
