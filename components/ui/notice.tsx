import { CircleAlert, CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger' | 'production';

const looks: Record<NoticeTone, { icon: LucideIcon; style: string }> = {
  info: { icon: Info, style: 'bg-panel text-ink' },
  success: { icon: CircleCheck, style: 'bg-added-soft text-added' },
  warning: { icon: TriangleAlert, style: 'bg-warning-soft text-warning' },
  danger: { icon: OctagonAlert, style: 'bg-deleted-soft text-deleted' },
  production: { icon: CircleAlert, style: 'bg-production-soft text-production' },
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause; without either nothing is announced. */
  role?: 'alert' | 'status';
  icon?: LucideIcon;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, role, icon, action, className, children }: NoticeProps) {
  const look = looks[tone];
  const Icon = icon ?? look.icon;
  return (
    <div role={role} className={cx('flex items-start gap-2.5 rounded-base px-3 py-2.5', look.style, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-pretty text-ink [&_ul]:list-disc [&_ul]:pl-4">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  );
}
