'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { About, CredentialField } from '@/lib/vendors/about';

/** One typed value; it has an id because the values of a field may be equal while they are typed. */
export interface Value {
  id: number;
  text: string;
}
export type Values = Record<string, Value[]>;

interface CredentialFieldsProps {
  about: About;
  values: Values;
  /** How many values are stored per field; nothing more of them is known here. */
  stored: Record<string, number>;
  errorOf: (field: string) => string | null;
  onChange: (values: Values) => void;
}

/** The vendor's own credential form. What is stored is never shown; an empty field keeps it. */
export function CredentialFields({ about, values, stored, errorOf, onChange }: CredentialFieldsProps) {
  return about.credentials.map((field) => (
    <OneField
      key={field.name}
      field={field}
      values={values[field.name] ?? first}
      stored={stored[field.name] ?? 0}
      error={errorOf(field.name)}
      onChange={(next) => onChange({ ...values, [field.name]: next })}
    />
  ));
}

const first: Value[] = [{ id: 0, text: '' }];

interface OneFieldProps {
  field: CredentialField;
  values: Value[];
  stored: number;
  error: string | null;
  onChange: (values: Value[]) => void;
}

function OneField({ field, values, stored, error, onChange }: OneFieldProps) {
  const { label, help, secret, many } = field;
  const kept = stored === 0 ? null : stored === 1 ? '1 value stored' : `${stored} values stored`;
  return (
    <div className="flex flex-col gap-2">
      {values.map(({ id, text }, index) => (
        <div key={id} className="flex items-end gap-2">
          <div className="flex-1">
            <Field
              label={index === 0 ? label : `${label}, number ${index + 1}`}
              error={index === 0 ? error : null}
              help={index === 0 ? [help, kept && `${kept}; leave empty to keep.`].filter(Boolean).join(' ') : null}
            >
              {(ids) => (
                <Input
                  {...ids}
                  type={secret ? 'password' : 'text'}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={kept ? '••••••••' : ''}
                  value={text}
                  onChange={(event) => onChange(values.with(index, { id, text: event.target.value }))}
                />
              )}
            </Field>
          </div>
          {many && values.length > 1 && (
            <IconButton
              icon={X}
              label={`Remove ${label}, number ${index + 1}`}
              onClick={() => onChange(values.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {many && (
        <Button
          size="small"
          className="self-start"
          onClick={() => onChange([...values, { id: (values.at(-1)?.id ?? 0) + 1, text: '' }])}
        >
          <Plus aria-hidden className="size-3.5" /> Add another
        </Button>
      )}
    </div>
  );
}
