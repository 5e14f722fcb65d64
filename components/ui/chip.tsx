'use client';

import type { LucideIcon } from 'lucide-react';
import { cx } from './cx';
import { grouped } from './grouped';

interface ChipProps {
  icon?: LucideIcon;
  label: string;
  count: number;
  on: boolean;
  onToggle: () => void;
}

/** A filter that is on or off, with how many it finds. */
export function Chip({ icon: Icon, label, count, on, onToggle }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className={cx(
        'inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 font-medium text-small',
        on ? 'border-accent bg-accent-soft text-accent' : 'border-line text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.5" />}
      {label}
      <span className="tabular-nums">{grouped(count)}</span>
    </button>
  );
}
