'use client';

import type { ComponentProps } from 'react';
import { cx } from './cx';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked'> {
  state: 'none' | 'some' | 'all';
}

/** A native box, so that the keyboard and every reader know it; `some` is the browser's own mixed state. */
export function Checkbox({ state, className, ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      checked={state === 'all'}
      ref={(box) => {
        if (box) box.indeterminate = state === 'some';
      }}
      className={cx('size-4 shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed', className)}
    />
  );
}
