'use client';

import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonTone, buttonStyle } from './button-style';
import { cx } from './cx';
import { useTooltip } from './tooltip';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read by everybody. */
  because?: string | null | undefined;
  pending?: boolean;
}

export function Button({
  tone = 'secondary',
  size = 'base',
  because,
  pending = false,
  onClick,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const off = Boolean(because) || pending;
  const tooltip = useTooltip(because);
  return (
    <>
      <button
        {...rest}
        {...tooltip.handlers}
        type={type}
        aria-disabled={off || undefined}
        aria-busy={pending || undefined}
        aria-describedby={because ? tooltip.id : undefined}
        className={cx(buttonStyle(tone, size, off), className)}
        onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      >
        {pending && <LoaderCircle aria-hidden className="size-3.5 animate-spin" />}
        {children}
      </button>
      {tooltip.bubble}
    </>
  );
}
