'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { WhenNear } from './when-near';

const DiffInner = dynamic(() => import('./diff-inner').then((module) => module.DiffInner), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-24" />,
});

/** Beyond this many lines a browser takes seconds, so the reader decides. */
const most = 20_000;
/** Beyond this many lines only those near the window are built. */
const windowedFrom = 400;

interface DiffTextProps {
  label: string;
  before: string;
  after: string;
  split: boolean;
}

export function DiffText({ label, before, after, split }: DiffTextProps) {
  const [all, setAll] = useState(false);
  const [old, now] = [countLines(before), countLines(after)];
  const lines = old + now;
  if (lines > most && !all) {
    return (
      <div className="flex flex-wrap items-center gap-3 px-4 py-4">
        <p>
          Too long to be shown at once: {old.toLocaleString('en')} lines now, {now.toLocaleString('en')} lines
          afterwards. The contents are different.
        </p>
        <Button size="small" onClick={() => setAll(true)}>
          Show all, however long it takes
        </Button>
      </div>
    );
  }
  const windowed = lines > windowedFrom;
  return (
    <WhenNear height={windowed ? 560 : Math.min(lines, 40) * 10 + 40}>
      <DiffInner label={label} before={before} after={after} split={split} windowed={windowed} />
    </WhenNear>
  );
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}
