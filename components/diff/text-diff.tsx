'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { layOut } from '@/lib/domain/diff-rows';
import type { LineDiff } from '@/lib/domain/line-diff';
import { DiffFrame } from './diff-frame';
import { diffAside, diffAtOnce } from './line-differ';
import type { DiffSubject } from './line-parts';

// In the same piece of code, so that it brings along what it warms up.
export { DiffWarmUp } from './diff-warm-up';

export interface TextDiffProps {
  label: string;
  before: string;
  after: string;
  split: boolean;
}

/** Two texts side by side or one under the other, whatever their length. */
export function TextDiff({ before, after, ...shown }: TextDiffProps) {
  const subject = useSubject(before, after);
  if (!subject) return <Skeleton className="m-3 h-24" />;
  return <Laid subject={subject} {...shown} />;
}

function useSubject(before: string, after: string): DiffSubject | null {
  const atOnce = useMemo(() => diffAtOnce(before, after), [before, after]);
  const [aside, setAside] = useState<DiffSubject | null>(null);
  useEffect(() => {
    if (atOnce) return;
    return diffAside(before, after, (diff: LineDiff) => setAside({ before, after, diff }));
  }, [atOnce, before, after]);
  return useMemo(() => {
    if (atOnce) return { before, after, diff: atOnce };
    return aside && aside.before === before && aside.after === after ? aside : null;
  }, [atOnce, aside, before, after]);
}

/** Rows of one instance of the diff component in a scrolling view, and the most that are drawn without one. */
const [windowRows, mostAtOnce] = [30, 60];

function Laid({ subject, label, split }: { subject: DiffSubject; label: string; split: boolean }) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [inFull, setInFull] = useState<ReadonlySet<string>>(new Set());
  const layout = useMemo(() => {
    const small = layOut(subject.diff, opened, mostAtOnce);
    return small.rows <= mostAtOnce ? small : layOut(subject.diff, opened, windowRows);
  }, [subject, opened]);
  const frame = useRef<HTMLElement>(null);
  // The button that was pressed is gone afterwards; the focus stays in the diff.
  const keepFocus = useCallback(() => frame.current?.focus({ preventScroll: true }), []);
  const openFold = useCallback(
    (left: number) => {
      keepFocus();
      setOpened((before) => new Set(before).add(left));
    },
    [keepFocus],
  );
  const showAll = useCallback(
    (line: string) => {
      keepFocus();
      setInFull((before) => new Set(before).add(line));
    },
    [keepFocus],
  );
  return (
    <DiffFrame
      frame={frame}
      label={label}
      subject={subject}
      layout={layout}
      split={split}
      inFull={inFull}
      onOpenFold={openFold}
      onShowAll={showAll}
    />
  );
}
