'use client';

import { useEffect, useMemo, useRef } from 'react';
import DiffViewer, { DiffMethod } from 'react-diff-viewer-continued';
import { useNonce } from '@/components/shell/nonce';
import { diffStyles } from './diff-styles';

interface DiffInnerProps {
  label: string;
  before: string;
  after: string;
  split: boolean;
  windowed: boolean;
}

const windowing = { pageSize: 120, containerHeight: '560px', overscan: 30 };

/** The library's own component, with what it leaves to be desired put right from outside. */
export function DiffInner({ label, before, after, split, windowed }: DiffInnerProps) {
  const nonce = useNonce();
  const styles = useMemo(() => diffStyles(split, windowed), [split, windowed]);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const watch = new MutationObserver(() => look());
    // Whether there is something to scroll also changes with the widths alone.
    const sizes = new ResizeObserver(() => mend(node));
    const look = () => {
      for (const one of [node, ...node.children]) sizes.observe(one);
      mend(node);
    };
    watch.observe(node, { childList: true, subtree: true });
    look();
    return () => {
      watch.disconnect();
      sizes.disconnect();
    };
  }, []);
  return (
    <section ref={frame} aria-label={label} className="overflow-x-auto" data-diff>
      <DiffViewer
        oldValue={before}
        newValue={after}
        splitView={split}
        compareMethod={DiffMethod.WORDS}
        styles={styles}
        nonce={nonce}
        hideSummary
        showDiffOnly
        extraLinesSurroundingDiff={3}
        codeFoldMessageRenderer={(lines) => <span>Show {lines === 1 ? '1 equal line' : `${lines} equal lines`}</span>}
        {...(windowed ? { infiniteLoading: windowing } : {})}
      />
    </section>
  );
}

/** A fold row calls itself a button around a real one, which readers cannot make sense of; its scroller takes no focus. */
function mend(frame: HTMLElement | null): void {
  if (frame) frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
  for (const row of frame?.querySelectorAll('tr[role="button"]') ?? []) {
    row.removeAttribute('role');
    row.removeAttribute('tabindex');
  }
  for (const scroller of frame?.querySelectorAll<HTMLElement>('div[style*="overflow-y"]') ?? []) {
    scroller.tabIndex = 0;
  }
}
