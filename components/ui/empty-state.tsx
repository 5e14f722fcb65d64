import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <span className="flex size-11 items-center justify-center rounded-full bg-panel text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="font-semibold text-large">{title}</p>
      {children && <div className="max-w-md text-pretty text-muted">{children}</div>}
      {action}
    </div>
  );
}
