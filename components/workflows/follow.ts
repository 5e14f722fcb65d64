'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useCallback } from 'react';
import { isPlainClick } from '@/components/ui/plain-click';

/** Lets a plain link go where it leads without loading the page anew; a link component in each cell makes scrolling dear. */
export function useFollow(): (event: MouseEvent<HTMLAnchorElement>) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      router.push(event.currentTarget.pathname + event.currentTarget.search);
    },
    [router],
  );
}
