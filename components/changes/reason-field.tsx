'use client';

import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/input';

interface ReasonFieldProps {
  reason: string;
  required: boolean;
  help: string;
  onChange: (reason: string) => void;
}

/** Why somebody does what they are about to do. */
export function ReasonField({ reason, required, help, onChange }: ReasonFieldProps) {
  return (
    <Field label="Reason" optional={!required} help={help}>
      {(ids) => (
        <TextArea
          {...ids}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
