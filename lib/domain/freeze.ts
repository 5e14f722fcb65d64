import { z } from 'zod';
import { RecurrenceRule } from './freeze-rule';

/** Where a freeze is asked about: every write goes to one environment of one connection. */
export interface Place {
  connection: string;
  environment: string;
}

/** What a clock on the wall shows, to the minute and without a zone: `2026-12-20T18:00`. */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, {
    error: 'Enter date and time as on the wall, such as 2026-12-20T18:00',
    abort: true,
  })
  .refine(isOnCalendar, { error: 'There is no such date or time', abort: true })
  // Far-off years only occur as slips of the finger, and they make searching expensive.
  .refine((local) => local >= '2000' && local < '2200', 'Enter a year from 2000 to 2199');

function isOnCalendar(local: string): boolean {
  const date = new Date(`${local}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(local);
}

/** An IANA name. Offsets and abbreviations are refused, because they know nothing of daylight saving time. */
export const TimeZone = z
  .string()
  .refine(
    (zone) => zone === 'UTC' || (zone.includes('/') && isKnownZone(zone)),
    'Enter a time zone by its name, such as Europe/Berlin or UTC',
  );

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** Null stands for “all”: all connections, or all environments of the one that is named. */
export const FreezeScope = z
  .strictObject({ connection: z.string().min(1).nullable(), environment: z.string().min(1).nullable() })
  .refine((scope) => scope.environment === null || scope.connection !== null, {
    error: 'Name the connection that the environment belongs to',
    path: ['connection'],
  });
export type FreezeScope = z.infer<typeof FreezeScope>;

/**
 * A freeze as a person describes it. `start` and `end` are the first window by the clocks of `timeZone`; with a `rule`
 * the same window comes again at the same time on the wall, as long by that clock as the first. `until` is the last
 * moment at which a window may start; one that has started runs to its end.
 *
 * Being valid says nothing yet about whether the rule and the window go together: `recurrenceFaults` does.
 */
export const FreezeDraft = z
  .strictObject({
    name: z.string().trim().min(1, 'Give it a name').max(100, 'A name has at most 100 characters'),
    reason: z.string().trim().max(500, 'A reason has at most 500 characters').nullable(),
    scope: FreezeScope,
    timeZone: TimeZone,
    start: LocalDateTime,
    end: LocalDateTime,
    rule: RecurrenceRule.nullable(),
    until: LocalDateTime.nullable(),
  })
  .superRefine((freeze, context) => {
    for (const [path, message] of timeFaults(freeze)) context.addIssue({ code: 'custom', path: [path], message });
  });
export type FreezeDraft = z.infer<typeof FreezeDraft>;

export const Freeze = FreezeDraft.safeExtend({ id: z.string().min(1) });
export type Freeze = z.infer<typeof Freeze>;

/** The times are of one zone and one form, so comparing their text compares them. */
function timeFaults({ start, end, rule, until }: Pick<FreezeDraft, 'start' | 'end' | 'rule' | 'until'>) {
  const faults: [path: string, message: string][] = [];
  if (end <= start) faults.push(['end', 'The end must be after the start']);
  if (until === null) return faults;
  if (rule === null) faults.push(['until', 'Only a freeze with a rule can have an “until”']);
  else if (/COUNT=/.test(rule)) faults.push(['until', 'The rule ends by COUNT already: choose one of the two']);
  if (until < start) faults.push(['until', '“Until” must not be before the start']);
  return faults;
}

/** True when the freeze is about this place, whatever the time. */
export function concerns({ scope }: Pick<Freeze, 'scope'>, place: Place): boolean {
  return (
    (scope.connection === null || scope.connection === place.connection) &&
    (scope.environment === null || scope.environment === place.environment)
  );
}
