'use client';

import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from './queries';

/** How many changes wait for the one who looks; nothing while there are none. */
export function WaitingCount() {
  const { data } = useQuery(waitingQuery);
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <span className="ml-1.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-ink px-1 font-semibold text-on-ink text-tiny tabular-nums">
      {count}
      {data?.nextCursor && '+'}
      <span className="sr-only"> waiting for you</span>
    </span>
  );
}
