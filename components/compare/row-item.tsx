'use client';

import { Lock } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { cx } from '@/components/ui/cx';
import { isPlainClick } from '@/components/ui/plain-click';
import type { Row } from '@/lib/domain/row';
import { isTickable } from '@/lib/domain/selection';
import { DependencyBadges } from './dependency-badges';
import { RowTick, tickedLook } from './row-tick';
import { SideNote } from './side-note';
import { StateBadge } from './state-badge';
import type { TickStore } from './tick-store';
import { describeRow, type Nouns, nounOf } from './words';

export interface RowItemProps {
  row: Row;
  rowKey: string;
  hrefOf: (key: string) => string;
  open: boolean;
  /** True while others are still to come, so that nothing can be ticked. */
  reading: boolean;
  store: TickStore;
  nouns: Nouns;
  source: string;
  target: string;
  onTick: (key: string, range: boolean) => void;
  onOpen: (key: string) => void;
  canAdd: (key: string) => boolean;
  onAdd: (key: string) => void;
}

export const RowItem = memo(function RowItem(props: RowItemProps) {
  const { row, rowKey, hrefOf, open, reading, store, nouns, source, target, onTick, onOpen, canAdd, onAdd } = props;
  const tickable = isTickable(row);
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onOpen(rowKey);
  };
  return (
    <div
      data-key={rowKey}
      className={cx(
        '@container relative flex gap-3 border-line border-b px-4 py-2',
        open ? 'bg-chosen' : 'hover:bg-hover',
        tickedLook,
      )}
    >
      <div className="flex h-5 items-center">
        {tickable ? (
          <RowTick
            store={store}
            tick={rowKey}
            label={`Tick ${nounOf(row.type, nouns, 'one')} ${row.name}`}
            onTick={onTick}
          />
        ) : (
          <span className="w-4" />
        )}
      </div>
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-x-4 gap-y-0.5 @3xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,5fr)]">
        <div className="flex min-w-0 items-center gap-2">
          <StateBadge state={row.state} />
          <a
            href={hrefOf(rowKey)}
            onClick={follow}
            aria-current={open ? 'true' : undefined}
            title={`${row.name} (${row.id})`}
            className="min-w-0 truncate rounded-small font-medium after:absolute after:inset-0"
          >
            {row.name}
          </a>
          <code className="hidden min-w-0 shrink truncate text-muted text-small @sm:inline">{row.id}</code>
        </div>
        <p className="truncate text-muted" title={describeRow(row, nouns, target)}>
          {describeRow(row, nouns, target)}
        </p>
        <div className="flex min-w-0 gap-x-3 text-muted text-small">
          <SideNote environment={source} side={row.source} />
          <SideNote environment={target} side={row.target} />
        </div>
        {row.locked && !reading && (
          <p className="col-span-full flex items-center gap-1.5 text-muted text-small">
            <Lock aria-hidden className="size-3.5 shrink-0" /> Cannot be ticked: {row.locked}
          </p>
        )}
        {row.dependencies.length > 0 && (
          <DependencyBadges row={row} rowKey={rowKey} store={store} target={target} canAdd={canAdd} onAdd={onAdd} />
        )}
      </div>
    </div>
  );
});
