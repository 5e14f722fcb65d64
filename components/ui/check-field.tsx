'use client';

import { type ReactNode, useId } from 'react';
import { Checkbox } from './checkbox';

interface CheckFieldProps {
  label: string;
  help?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A yes-or-no with its label beside it and what it means below. */
export function CheckField({ label, help, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        className="mt-0.5"
        state={checked ? 'all' : 'none'}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-muted text-small">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
