'use client';

import { useEffect, useState } from 'react';

interface ElapsedProps {
  since: string;
  words: (seconds: number) => string;
}

/** The time that has passed, second by second. Readers are not told of each; the start is there for them. */
export function Elapsed({ since, words }: ElapsedProps) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  const start = Date.parse(since);
  if (now === null || Number.isNaN(start)) return null;
  // The vendor's clock may be ahead of this one.
  return (
    <time dateTime={since} className="tabular-nums" aria-live="off">
      {words(Math.max(0, (now - start) / 1000))}
    </time>
  );
}
