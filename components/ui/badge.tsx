import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

export type Tone = 'neutral' | 'added' | 'modified' | 'deleted' | 'unknown' | 'warning' | 'production' | 'accent';

const tones: Record<Tone, string> = {
  neutral: 'bg-unknown-soft text-unknown',
  added: 'bg-added-soft text-added',
  modified: 'bg-modified-soft text-modified',
  deleted: 'bg-deleted-soft text-deleted',
  unknown: 'bg-unknown-soft text-unknown',
  warning: 'bg-warning-soft text-warning',
  production: 'bg-production-soft text-production',
  accent: 'bg-accent-soft text-accent',
};

interface BadgeProps {
  tone?: Tone;
  icon?: LucideIcon;
  spin?: boolean;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = 'neutral', icon: Icon, spin = false, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-small px-1.5 font-medium text-small',
        tones[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className={cx('size-3.5 shrink-0', spin && 'animate-spin')} />}
      {children}
    </span>
  );
}
