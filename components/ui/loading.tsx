'use client';

import { useEffect, useState } from 'react';
import { Skeleton } from './skeleton';

interface LoadingProps {
  /** What is being read, as a sentence; said only when it takes longer than a second. */
  what: string;
  rows?: number;
}

export function Loading({ what, rows = 6 }: LoadingProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy className="flex flex-col gap-3 p-4">
      <p role="status" className="min-h-5 text-muted">
        {slow ? what : ''}
      </p>
      {Array.from({ length: rows }, (_, index) => index).map((row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </div>
  );
}
