'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useCallback } from 'react';

/** Lets a plain link go where it leads without loading the page anew; a link component in each cell makes scrolling dear. */
export function useFollow(): (event: MouseEvent<HTMLAnchorElement>) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      router.push(event.currentTarget.pathname + event.currentTarget.search);
    },
    [router],
  );
}
