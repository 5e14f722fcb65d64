'use client';

import { LoaderCircle } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { useTooltip } from '@/components/ui/tooltip';

interface EnabledSwitchProps {
  label: string;
  on: boolean;
  pending: boolean;
  /** Why it cannot be turned, or null. */
  because: string | null;
  onTurn: () => void;
}

/** On or off; its knob tells the same as its colour. While the vendor is asked it shows what was asked for. */
export function EnabledSwitch({ label, on, pending, because, onTurn }: EnabledSwitchProps) {
  const tooltip = useTooltip(because);
  const off = because !== null || pending;
  return (
    <>
      <button
        {...tooltip.handlers}
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={label}
        aria-disabled={off || undefined}
        aria-busy={pending || undefined}
        aria-describedby={because ? tooltip.id : undefined}
        onClick={() => off || onTurn()}
        className={cx(
          'relative z-10 inline-flex h-6 w-10 shrink-0 items-center rounded-full border-2 px-0.5 transition-colors',
          on ? 'justify-end border-added bg-added' : 'justify-start border-edge bg-page',
          because !== null && 'cursor-not-allowed opacity-50',
        )}
      >
        <span
          className={cx(
            'flex size-4 items-center justify-center rounded-full',
            on ? 'bg-page text-added' : 'bg-edge text-page',
          )}
        >
          {pending && <LoaderCircle aria-hidden className="size-3 animate-spin" />}
        </span>
      </button>
      {tooltip.bubble}
    </>
  );
}
