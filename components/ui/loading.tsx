'use client';

import { useEffect, useState } from 'react';
import { Skeleton } from './skeleton';

interface LoadingProps {
  /** What is being read, as a sentence; said only when it takes longer than a second. */
  what: string;
  rows?: number;
  /** As what the rows will stand there, so that nothing moves when they come. */
  as?: 'rows' | 'tiles';
}

export function Loading({ what, rows = 6, as = 'rows' }: LoadingProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy className={as === 'tiles' ? 'grid gap-3 md:grid-cols-2' : 'flex flex-col gap-3 p-4'}>
      <p role="status" className={as === 'tiles' ? 'sr-only' : 'min-h-5 text-muted'}>
        {slow ? what : ''}
      </p>
      {Array.from({ length: rows }, (_, index) => index).map((row) => (
        <Skeleton key={row} className={as === 'tiles' ? 'h-54' : 'h-12 w-full'} />
      ))}
    </div>
  );
}
