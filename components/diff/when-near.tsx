'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

interface WhenNearProps {
  /** The height that is kept free until then, in pixels. */
  height: number;
  children: ReactNode;
}

/** Builds its content only when it comes near the window, and leaves it there afterwards. */
export function WhenNear({ height, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        watch.disconnect();
      },
      { rootMargin: '600px' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return near ? children : <div ref={place} style={{ height }} aria-hidden />;
}
