'use client';

import { Check, Link2, Plus, TriangleAlert } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { keyText } from '@/lib/domain/resource';
import type { Dependency, Row } from '@/lib/domain/row';
import { needSentence } from '@/lib/domain/selection';
import { type TickStore, useTicked } from './tick-store';

interface DependencyBadgesProps {
  row: Row;
  rowKey: string;
  store: TickStore;
  target: string;
  canAdd: (key: string) => boolean;
  onAdd: (key: string) => void;
}

/** What a row has to do with others, each with its reason; when the row is ticked, what is missing can be added. */
export function DependencyBadges({ row, rowKey, store, target, canAdd, onAdd }: DependencyBadgesProps) {
  const ticked = useTicked(store, rowKey);
  return (
    <ul className="col-span-full flex flex-wrap gap-x-3">
      {row.dependencies.map((dependency) => (
        <DependencyBadge
          key={`${keyText(dependency)} ${dependency.reason}`}
          sentence={needSentence({ by: row, dependency }, target)}
          dependency={dependency}
          ticked={ticked}
          canAdd={canAdd(keyText(dependency))}
          store={store}
          onAdd={onAdd}
        />
      ))}
    </ul>
  );
}

interface DependencyBadgeProps {
  sentence: string;
  dependency: Dependency;
  ticked: boolean;
  canAdd: boolean;
  store: TickStore;
  onAdd: (key: string) => void;
}

function DependencyBadge({ sentence, dependency, ticked, canAdd, store, onAdd }: DependencyBadgeProps) {
  const key = keyText(dependency);
  const met = useTicked(store, key);
  const urgent = ticked && !met && dependency.blocking;
  const Icon = met ? Check : urgent ? TriangleAlert : Link2;
  return (
    <li
      title={sentence}
      className={cx('flex min-w-0 items-center gap-1 text-small', urgent ? 'text-warning' : 'text-muted')}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">
        {inShort(dependency)}
        {met && ', ticked as well'}
      </span>
      {ticked && !met && canAdd && (
        <button
          type="button"
          onClick={() => onAdd(key)}
          className="relative z-10 inline-flex shrink-0 items-center gap-0.5 rounded-small px-1 font-medium text-accent hover:underline"
        >
          <Plus aria-hidden className="size-3.5" /> Add<span className="sr-only"> {dependency.name}</span>
        </button>
      )}
    </li>
  );
}

function inShort({ type, name, reason }: Dependency): string {
  const other = `${type.replaceAll('_', ' ')} “${name}”`;
  const known: Record<string, string> = {
    required: `needs ${other}, which is new as well`,
    differs: `uses ${other}, which differs too`,
    missing: `refers to ${other}, which is nowhere`,
    used_by: `still used by ${other}`,
    unknown: `needs ${other}, which could not be read`,
  };
  return known[reason] ?? `${other}: ${reason}`;
}
