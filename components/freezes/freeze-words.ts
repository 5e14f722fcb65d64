import type { ListedFreeze } from '@/lib/endpoints/freezes';

const days: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

export const weekdays = Object.entries(days).map(([code, name]) => ({ code, name }));

export type Recurrence = 'none' | 'daily' | 'weekly' | 'monthly' | 'rule';

/** The rule behind a simple choice; null when it happens once. */
export function ruleOf(choice: Recurrence, chosenDays: ReadonlySet<string>, typed: string): string | null {
  if (choice === 'none') return null;
  if (choice === 'daily') return 'FREQ=DAILY';
  if (choice === 'monthly') return 'FREQ=MONTHLY';
  if (choice === 'rule') return typed.trim();
  const codes = weekdays.map(({ code }) => code).filter((code) => chosenDays.has(code));
  return codes.length === 0 ? 'FREQ=WEEKLY' : `FREQ=WEEKLY;BYDAY=${codes.join(',')}`;
}

/** The weekday of a date, as a rule writes it; the empty text for what is no date. */
export function weekdayOf(local: string): string {
  const day = new Date(`${local.slice(0, 10)}T12:00Z`).getUTCDay();
  return ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][day] ?? '';
}

/** How often it comes, in words for the simple rules and as it is for the others. */
export function recurrenceWords(rule: string | null): string {
  if (rule === null) return 'Once';
  if (rule === 'FREQ=DAILY') return 'Every day';
  if (rule === 'FREQ=WEEKLY') return 'Every week';
  if (rule === 'FREQ=MONTHLY') return 'Every month on the same day';
  const weekly = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule)?.[1]?.split(',');
  return weekly ? `Every week on ${weekly.map((code) => days[code] ?? code).join(', ')}` : rule;
}

/** What it covers, with the names of connections where they are known. */
export function scopeWords(
  { connection, environment }: ListedFreeze['scope'],
  nameOf: (connection: string, environment: string | null) => string,
): string {
  if (connection === null) return 'Every environment of every connection';
  if (environment === null) return `Every environment of ${nameOf(connection, null)}`;
  return `${nameOf(connection, environment)} of ${nameOf(connection, null)}`;
}
