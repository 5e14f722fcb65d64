'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Plan } from '@/lib/domain/plan';

interface ConfirmationFieldProps {
  confirmation: Plan['confirmation'];
  typed: string;
  onType: (typed: string) => void;
}

/** What a plan wants typed before it is carried out, and why; nothing where it wants nothing. The server checks it. */
export function ConfirmationField({ confirmation, typed, onType }: ConfirmationFieldProps) {
  if (!confirmation) return null;
  return (
    <Field label={`Type “${confirmation.expected}” to confirm`} help={`${confirmation.because}.`}>
      {(ids) => (
        <Input
          {...ids}
          className="max-w-sm"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
