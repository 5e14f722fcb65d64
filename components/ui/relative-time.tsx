'use client';

import { useNow } from './clock';

const steps: [limit: number, divisor: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60 * 60, 60, 'minute'],
  [24 * 60 * 60, 60 * 60, 'hour'],
  [30 * 24 * 60 * 60, 24 * 60 * 60, 'day'],
  [365 * 24 * 60 * 60, 30 * 24 * 60 * 60, 'month'],
  [Number.POSITIVE_INFINITY, 365 * 24 * 60 * 60, 'year'],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** How long ago, with the exact time on hover. Something that is not a time is shown as it came. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span>{at}</span>;
  return (
    <time dateTime={at} title={now === null ? at : absolute.format(time)} className="whitespace-nowrap">
      {now === null ? at.slice(0, 10) : ago((now - time) / 1000)}
    </time>
  );
}

function ago(seconds: number): string {
  if (Math.abs(seconds) < 60) return 'just now';
  const [, divisor, unit] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? [0, 60, 'minute' as const];
  return relative.format(-Math.round(seconds / divisor), unit);
}

/** The exact time in words, for places where "2 hours ago" would be too little. */
export function AbsoluteTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return <time dateTime={at}>{now === null || Number.isNaN(time) ? at : absolute.format(time)}</time>;
}
