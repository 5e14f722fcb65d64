'use client';

import { ArrowRight, FileSearch } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { EnvironmentRef } from '@/lib/domain/environment';
import type { Row } from '@/lib/domain/row';
import { hiddenTicks, keyOf, needsOf, setMany } from '@/lib/domain/selection';
import { ticksToHash } from './address';
import { EnvironmentName } from './environment-name';
import { HiddenTicks } from './hidden-ticks';
import { NeedsPanel } from './needs-panel';
import { type TickStore, useCountedTicks, useTicks } from './tick-store';
import { writeTicks } from './ticks-in-address';
import { describeTicked } from './words';

interface TickBarProps {
  store: TickStore;
  rows: readonly Row[];
  visible: readonly Row[];
  target: EnvironmentRef;
  reviewHref: string;
  refusal: string | null;
  onShowHidden: () => void;
}

/** What is ticked, what that would do, and the way to the review. It is there only while something is ticked. */
export function TickBar(props: TickBarProps) {
  const { store, rows, visible, target, reviewHref, refusal, onShowHidden } = props;
  const now = useTicks(store);
  const ticks = useCountedTicks(store);
  const ticked = rows.filter((row) => ticks.has(keyOf(row)));
  if (ticked.length === 0) return <p role="status" className="sr-only" />;
  const hidden = hiddenTicks(ticks, visible).length;
  const needs = needsOf(ticks, rows);
  return (
    <section
      aria-label="Ticked"
      className="sticky bottom-0 z-20 border-line border-t bg-raised shadow-[0_-4px_16px_rgb(0_0_0/0.06)]"
    >
      <NeedsPanel needs={needs} target={target.name} onAdd={(keys) => store.set(setMany(store.get(), keys, true))} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold tabular-nums">{ticked.length} ticked:</span>
          <span>{describeTicked(ticked)}</span>
          <ArrowRight aria-label="into" role="img" className="size-4 text-muted" />
          <EnvironmentName environment={target} loud />
        </p>
        <HiddenTicks count={hidden} onShow={onShowHidden} />
        <div className="ml-auto flex items-center gap-2">
          <Button tone="ghost" onClick={() => store.set(new Set())}>
            Clear
          </Button>
          {refusal ? (
            <Button tone="primary" because={refusal}>
              Review
            </Button>
          ) : (
            <ButtonLink tone="primary" href={reviewHref + ticksToHash(now)} onClick={() => writeTicks(store)}>
              <FileSearch aria-hidden className="size-4" />
              Review
            </ButtonLink>
          )}
        </div>
      </div>
    </section>
  );
}
