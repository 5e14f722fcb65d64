'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';
import type { TextDiffProps } from './text-diff';
import { WhenNear } from './when-near';

const TextDiff = dynamic(() => import('./text-diff').then((module) => module.TextDiff), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-24" />,
});

/** A diff that costs nothing before somebody comes near it: neither code nor work. */
export function DiffText(props: TextDiffProps) {
  return (
    <WhenNear height={Math.min(props.before.length + props.after.length, 16_000) / 40 + 40}>
      <TextDiff {...props} />
    </WhenNear>
  );
}
