'use client';

import { LoaderCircle } from 'lucide-react';
import { cx } from './cx';
import { useTooltip } from './tooltip';

interface SwitchProps {
  /** What is switched; the state itself is told by the role. */
  label: string;
  on: boolean;
  /** Why it cannot be turned now. It stays reachable, so that the reason can be read by everybody. */
  because?: string | null | undefined;
  /** True while somebody else decides whether it really turned. */
  pending?: boolean;
  onTurn: (on: boolean) => void;
}

/** An on-off switch; its place says the same as its colour. */
export function Switch({ label, on, because, pending = false, onTurn }: SwitchProps) {
  const off = Boolean(because) || pending;
  const tooltip = useTooltip(because);
  return (
    <>
      <button
        {...tooltip.handlers}
        type="button"
        role="switch"
        aria-label={label}
        aria-checked={on}
        aria-disabled={off || undefined}
        aria-busy={pending || undefined}
        aria-describedby={because ? tooltip.id : undefined}
        onClick={() => off || onTurn(!on)}
        className={cx(
          'relative z-10 inline-flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 transition-colors',
          on ? 'justify-end border-accent bg-accent' : 'justify-start border-edge bg-panel',
          because && 'cursor-not-allowed opacity-60',
        )}
      >
        <span
          className={cx(
            'flex size-3.5 items-center justify-center rounded-full',
            on ? 'bg-page text-accent' : 'bg-edge text-page',
          )}
        >
          {pending && <LoaderCircle aria-hidden className="size-3 animate-spin" />}
        </span>
      </button>
      {tooltip.bubble}
    </>
  );
}
