'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input, TextArea } from '@/components/ui/input';

/** What is wrong, by field; see `errorsByField`. */
export type FieldErrors = Readonly<Record<string, string>>;

interface TextFieldProps {
  path: string;
  label: string;
  value: string;
  errors: FieldErrors;
  help?: ReactNode;
  optional?: boolean;
  /** Lines; one makes an ordinary input. */
  rows?: number;
  mono?: boolean;
  onChange: (value: string) => void;
}

/** One text of the form. Its path finds it again when something about it is wrong. */
export function TextField({ path, label, value, errors, help, optional, rows = 1, mono, onChange }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={errors[path]} optional={optional ?? false}>
      {(ids) => {
        const rest = {
          ...ids,
          'data-field': path,
          value,
          autoComplete: 'off',
          spellCheck: !mono,
          className: mono ? 'font-mono text-small' : '',
        };
        return rows > 1 ? (
          <TextArea {...rest} rows={rows} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...rest} onChange={(event) => onChange(event.target.value)} />
        );
      }}
    </Field>
  );
}

/** How many lines a text deserves: enough to be read, not so many that the rest is out of sight. */
export function linesFor(text: string, least: number, most = 24): number {
  return Math.max(least, Math.min(most, text.split('\n').length + 1));
}
