import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-title tracking-tight">{title}</h1>
        {children && <div className="mt-1 text-muted">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The middle of an ordinary page. */
export function Page({ children, width = 'wide' }: { children: ReactNode; width?: 'wide' | 'narrow' }) {
  return (
    <main
      id="main"
      className={`mx-auto flex w-full flex-col gap-6 px-4 py-6 sm:px-6 ${width === 'narrow' ? 'max-w-3xl' : 'max-w-6xl'}`}
    >
      {children}
    </main>
  );
}
