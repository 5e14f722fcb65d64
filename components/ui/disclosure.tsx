'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';

interface DisclosureProps {
  open: boolean;
  onToggle: (open: boolean) => void;
  summary: ReactNode;
  /** Stands beside the opener, outside of its button. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A heading line that opens what is under it; what is folded is not built at all. */
export function Disclosure({ open, onToggle, summary, aside, className, children }: DisclosureProps) {
  const id = useId();
  return (
    <section className={className}>
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onToggle(!open)}
          className="flex min-w-0 flex-1 items-center gap-1.5 rounded-base px-3 py-2 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cx('size-4 shrink-0 text-muted transition-transform', open && 'rotate-90')}
          />
          {summary}
        </button>
        {aside}
      </div>
      {open && <div id={id}>{children}</div>}
    </section>
  );
}
