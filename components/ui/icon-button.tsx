'use client';

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx';
import { useTooltip } from './tooltip';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  icon: LucideIcon;
  label: string;
  /** A key that does the same, shown beside the label. */
  shortcut?: string;
}

export function IconButton({ icon: Icon, label, shortcut, className, type = 'button', ...rest }: IconButtonProps) {
  const tooltip = useTooltip(shortcut ? `${label} (${shortcut})` : label);
  return (
    <>
      <button
        {...tooltip.handlers}
        {...rest}
        type={type}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={cx(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-base text-muted transition-colors',
          'hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-50',
          className,
        )}
      >
        <Icon aria-hidden className="size-4" />
      </button>
      {tooltip.bubble}
    </>
  );
}
