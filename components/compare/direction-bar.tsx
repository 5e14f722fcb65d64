'use client';

import { ArrowRight, ArrowRightLeft, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Environment } from '@/lib/domain/environment';
import { EnvironmentPicker } from './environment-picker';

interface DirectionBarProps {
  environments: readonly Environment[];
  source: Environment | null;
  target: Environment | null;
  onChange: (direction: { source: string | null; target: string | null }) => void;
  comparedAt: string | null;
  refreshing: boolean;
  onRefresh: () => void;
  /** Whether the target can be written now. */
  note: ReactNode;
}

/** From where to where, loud: the source left, the target right of a big arrow, and never the other way round. */
export function DirectionBar({
  environments,
  source,
  target,
  onChange,
  comparedAt,
  refreshing,
  onRefresh,
  note,
}: DirectionBarProps) {
  const partners = source ? environments.filter((one) => one.group.id === source.group.id) : environments;
  return (
    <section
      aria-label="Direction"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5"
    >
      <EnvironmentPicker
        label="From"
        environments={environments}
        value={source}
        avoid={target}
        onChange={(id) => onChange({ source: id, target: target && target.id !== id ? target.id : null })}
      />
      <span
        className={cx(
          'flex h-9 w-12 items-center justify-center rounded-full',
          target?.production ? 'bg-production-soft text-production' : 'bg-accent-soft text-accent',
        )}
      >
        <ArrowRight role="img" aria-label="into" className="size-6" strokeWidth={2.5} />
      </span>
      <EnvironmentPicker
        label="Into"
        loud
        environments={partners}
        value={target}
        avoid={source}
        onChange={(id) => onChange({ source: source?.id ?? null, target: id })}
      />
      <IconButton
        icon={ArrowRightLeft}
        label="Swap direction"
        disabled={!source || !target}
        onClick={() => onChange({ source: target?.id ?? null, target: source?.id ?? null })}
      />
      {note}
      <div className="ml-auto flex items-center gap-3 text-muted">
        {comparedAt && (
          <span>
            Read <RelativeTime at={comparedAt} />
          </span>
        )}
        <Button
          size="small"
          onClick={onRefresh}
          pending={refreshing}
          because={source && target ? null : 'Choose both sides first'}
        >
          {!refreshing && <RefreshCw aria-hidden className="size-3.5" />}
          Compare again
        </Button>
      </div>
    </section>
  );
}
