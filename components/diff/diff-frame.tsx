'use client';

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { grouped } from '@/components/ui/grouped';
import { type DiffLayout, rowsOf } from '@/lib/domain/diff-rows';
import { DiffWindow, type DrawnRows } from './diff-window';
import { setNavigator } from './navigators';
import { NearRows } from './near-rows';

interface DiffFrameProps extends Omit<DrawnRows, 'current'> {
  layout: DiffLayout;
  frame: RefObject<HTMLElement | null>;
  label: string;
}

/** The view on the rows: it scrolls when there are many, and knows which difference the reader is at. */
export function DiffFrame({ frame, label, layout, ...drawn }: DiffFrameProps) {
  const { subject, split } = drawn;
  const differences = subject.diff.blocks.length / 4;
  const [current, setCurrent] = useState<number | null>(null);
  const goTo = useRef<((window: number) => void) | null>(null);
  const width = useWidth(frame);
  useGoing({ frame, layout, differences, current, setCurrent, goTo });
  const [first, second] = layout.windows;
  const long = second !== undefined;
  const only = useMemo(() => first && rowsOf(layout, first), [layout, first]);
  return (
    <section
      ref={frame}
      aria-label={label}
      data-diff
      data-view={split ? 'split' : 'unified'}
      className={cx('overflow-x-auto', long && 'h-[min(35rem,70dvh)] overflow-y-auto overscroll-y-auto')}
    >
      <p role="status" className="sr-only">
        {current === null ? '' : `Difference ${grouped(current + 1)} of ${grouped(differences)}`}
      </p>
      <div className={cx(split && 'min-w-176')}>
        {long ? (
          <NearRows scroller={frame} width={width} goTo={goTo} layout={layout} current={current} {...drawn} />
        ) : (
          only && <DiffWindow rows={only} current={current} {...drawn} />
        )}
      </div>
    </section>
  );
}

function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // Only when the browser has laid the page out anyway: asking for a size earlier makes it do so twice.
    const watch = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      // What scrolls must be reachable by keyboard, and what does not would only be one stop more.
      const scrolls = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;
      element.tabIndex = scrolls ? 0 : -1;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  return width;
}

interface Going {
  frame: RefObject<HTMLElement | null>;
  layout: DiffLayout;
  differences: number;
  current: number | null;
  setCurrent: (block: number) => void;
  goTo: RefObject<((window: number) => void) | null>;
}

/** Takes the reader from difference to difference, also to those that are not built yet. */
function useGoing({ frame, layout, differences, current, setCurrent, goTo }: Going): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || differences === 0) return;
    const go = (block: number) => {
      setCurrent(block);
      element.focus({ preventScroll: true });
      goTo.current?.(layout.windowOf[block] ?? 0);
      bringIntoView(element, block, 10);
    };
    return setNavigator(element, {
      step: (by) => {
        const next =
          seenNext(element, current, by) ?? (current === null ? (by === 1 ? 0 : differences - 1) : current + by);
        if (next < 0 || next >= differences) return false;
        go(next);
        return true;
      },
      enter: (by) => go(by === 1 ? 0 : differences - 1),
    });
  }, [frame, layout, differences, current, setCurrent, goTo]);
}

/** Who has scrolled away from the difference they were at goes on from what they see. */
function seenNext(frame: HTMLElement, current: number | null, by: 1 | -1): number | null {
  const { top, bottom } = frame.getBoundingClientRect();
  const seen: number[] = [];
  for (const row of frame.querySelectorAll<HTMLElement>('[data-block]')) {
    const place = row.getBoundingClientRect();
    if (place.top < Math.max(top, 0) || place.bottom > Math.min(bottom, innerHeight)) continue;
    seen.push(Number(row.dataset.block));
  }
  if (current !== null && seen.includes(current)) return current + by;
  return seen.length === 0 ? null : by === 1 ? Math.min(...seen) : Math.max(...seen);
}

/** The row may need a moment to be drawn. */
function bringIntoView(frame: HTMLElement, block: number, tries: number): void {
  const row = frame.querySelector(`[data-block="${block}"]`);
  if (row) row.scrollIntoView({ block: 'center', inline: 'nearest' });
  if (tries > 0 && !row) requestAnimationFrame(() => bringIntoView(frame, block, tries - 1));
}
