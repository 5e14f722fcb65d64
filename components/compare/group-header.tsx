'use client';

import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import type { Group } from '@/lib/domain/filter';
import { isTickable, keyOf, triState } from '@/lib/domain/selection';
import { type TickStore, useTicks } from './tick-store';
import { type Nouns, nounOf } from './words';

interface GroupHeaderProps {
  group: Group;
  folded: boolean;
  store: TickStore;
  nouns: Nouns;
  target: string;
  onFold: (key: string) => void;
  onTickGroup: (group: Group) => void;
}

export const GroupHeader = memo(function GroupHeader(props: GroupHeaderProps) {
  const { group, folded, store, nouns, target, onFold, onTickGroup } = props;
  const ticks = useTicks(store);
  const state = triState(ticks, group.rows);
  const tickable = group.rows.filter(isTickable).length;
  const name = nounOf(group.type, nouns, 'many');
  const title = group.deletions ? `Deleted ${name}: only in ${target}` : `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return (
    <div
      data-key={group.key}
      className={cx(
        'flex h-9 items-center gap-3 border-line border-b px-4',
        group.deletions ? 'bg-deleted-soft' : 'bg-panel',
      )}
    >
      {/* What would be deleted has to be seen before it can be ticked together. */}
      {tickable > 0 && !folded ? (
        <Checkbox state={state} aria-label={`Tick all: ${title}`} onChange={() => onTickGroup(group)} />
      ) : (
        <span className="w-4" />
      )}
      <h2 className="flex min-w-0 flex-1">
        <button
          type="button"
          data-focus
          aria-expanded={!folded}
          onClick={() => onFold(group.key)}
          className="flex min-w-0 flex-1 items-center gap-1.5 text-left font-semibold"
        >
          <ChevronRight
            aria-hidden
            className={cx('size-4 shrink-0 text-muted transition-transform', !folded && 'rotate-90')}
          />
          <span className={cx('truncate', group.deletions && 'text-deleted')}>{title}</span>
          <span className="font-normal text-muted tabular-nums">{group.rows.length}</span>
        </button>
      </h2>
      <TickedCount ticked={countTicked(ticks, group)} total={tickable} />
    </div>
  );
});

function TickedCount({ ticked, total }: { ticked: number; total: number }) {
  if (ticked === 0) return null;
  return (
    <span className="whitespace-nowrap font-medium text-accent text-small tabular-nums">
      {ticked} of {total} ticked
    </span>
  );
}

function countTicked(ticks: ReadonlySet<string>, { rows }: Group): number {
  return rows.filter((row) => ticks.has(keyOf(row))).length;
}
