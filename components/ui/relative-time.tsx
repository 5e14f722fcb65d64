'use client';

import { useNow } from './clock';
import { agoText, dateTimeText } from './time-text';

/** How long ago, with the exact time on hover. Something that is not a time is shown as it came. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span>{at}</span>;
  return (
    <time dateTime={at} title={now === null ? at : dateTimeText(time)} className="whitespace-nowrap">
      {now === null ? at.slice(0, 10) : agoText((now - time) / 1000)}
    </time>
  );
}

/** The exact time in words, for places where "2 hours ago" would be too little. */
export function AbsoluteTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return <time dateTime={at}>{now === null || Number.isNaN(time) ? at : dateTimeText(time)}</time>;
}
