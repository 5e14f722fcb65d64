import type { ReactNode } from 'react';
import { Logo } from '@/components/shell/logo';

export function Card({ title, children, footer }: { title: string; children: ReactNode; footer?: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-panel px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center gap-3 text-center">
          <Logo className="size-10" />
          <h1 className="font-semibold text-title tracking-tight">{title}</h1>
        </div>
        <div className="rounded-large border border-line bg-raised p-6 shadow-low">{children}</div>
        {footer}
      </div>
    </main>
  );
}
