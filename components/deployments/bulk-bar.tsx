'use client';

import { CirclePause, CirclePlay } from 'lucide-react';
import { HiddenTicks } from '@/components/compare/hidden-ticks';
import { type TickStore, useCountedTicks } from '@/components/compare/tick-store';
import { Button } from '@/components/ui/button';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { Way } from './address';

interface BulkBarProps {
  all: readonly FlowDeployment[];
  shown: readonly FlowDeployment[];
  ticks: TickStore;
  complete: boolean;
  onBulk: (way: Way) => void;
  onShowHidden: () => void;
  onClear: () => void;
}

/** What is ticked and what can be done with it. It is there only while something is ticked. */
export function BulkBar({ all, shown, ticks: store, complete, onBulk, onShowHidden, onClear }: BulkBarProps) {
  const ticks = useCountedTicks(store);
  if (ticks.size === 0) return <p role="status" className="sr-only" />;
  const ticked = all.filter(({ id }) => ticks.has(id));
  const enabled = ticked.filter((one) => one.enabled).length;
  const places = new Set(ticked.map(({ environment }) => environment.id)).size;
  const hidden = ticked.length - shown.filter(({ id }) => ticks.has(id)).length;
  const missing = ticks.size - ticked.length;
  const because =
    missing === 0
      ? null
      : complete
        ? `${missing} of what is ticked is not deployed any more: clear the ticks and tick again`
        : 'Not everything that is ticked has been read yet';
  return (
    <section
      aria-label="Ticked"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-raised px-4 py-2.5 shadow-[0_-4px_16px_rgb(0_0_0/0.06)]"
    >
      <p role="status" className="tabular-nums">
        <span className="font-semibold">{ticks.size} ticked:</span> {enabled} enabled, {ticked.length - enabled}{' '}
        disabled
        {places > 0 && `, in ${places === 1 ? '1 environment' : `${places} environments`}`}
      </p>
      <HiddenTicks count={hidden} onShow={onShowHidden} />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Button tone="ghost" onClick={onClear}>
          Clear
        </Button>
        <Button because={because} onClick={() => onBulk('enable')}>
          <CirclePlay aria-hidden className="size-4" /> Enable…
        </Button>
        <Button because={because} onClick={() => onBulk('disable')}>
          <CirclePause aria-hidden className="size-4" /> Disable…
        </Button>
      </div>
    </section>
  );
}
