'use client';

import { type ReactNode, useId } from 'react';
import { Checkbox } from './checkbox';
import { cx } from './cx';

interface TickProps {
  state: 'none' | 'some' | 'all';
  onToggle: () => void;
  className?: string;
  children: ReactNode;
}

/** A box with its words; a press on either ticks it. */
export function Tick({ state, onToggle, className, children }: TickProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={cx('flex cursor-pointer items-start', className ?? 'gap-1.5')}>
      <Checkbox id={id} className="mt-0.5" state={state} onChange={onToggle} />
      {children}
    </label>
  );
}
