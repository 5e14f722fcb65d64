'use client';

import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import type { StepField } from '@/lib/domain/workflow-step-fields';
import type { StepForm } from '@/lib/domain/workflow-step-form';
import { type FieldErrors, linesFor, TextField } from './form-field';

type Value = StepForm['values'][string];

interface StepFieldInputProps {
  path: string;
  field: StepField;
  value: Value | undefined;
  errors: FieldErrors;
  onChange: (value: Value) => void;
}

/** One member of a step's content, in the way that its kind asks for. */
export function StepFieldInput({ path, field, value, errors, onChange }: StepFieldInputProps) {
  const { label, kind, required, choices = [] } = field;
  const text = typeof value === 'string' ? value : '';
  const optional = !required;
  switch (kind) {
    case 'flag':
      return <CheckField label={label} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Field label={label} optional={optional} error={errors[path]}>
          {(ids) => (
            <Select {...ids} data-field={path} value={text} onChange={(event) => onChange(event.target.value)}>
              <option value="">Not told</option>
              {(text === '' || choices.includes(text) ? choices : [text, ...choices]).map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
      );
    case 'layout':
      return <LayoutInput path={path} label={label} value={value} error={errors[path]} onChange={onChange} />;
    case 'long':
    case 'json':
      return (
        <TextField
          path={path}
          label={label}
          optional={optional}
          mono
          rows={linesFor(text, kind === 'long' ? 4 : 2)}
          {...(kind === 'json' ? { help: 'As JSON; empty for none.' } : {})}
          value={text}
          errors={errors}
          onChange={onChange}
        />
      );
    case 'text':
    case 'number':
      return (
        <TextField path={path} label={label} optional={optional} value={text} errors={errors} onChange={onChange} />
      );
  }
}

interface LayoutInputProps {
  path: string;
  label: string;
  value: Value | undefined;
  error: string | undefined;
  onChange: (value: Value) => void;
}

/** Three meanings: the default layout, none at all, or the one that is named. */
function LayoutInput({ path, label, value, error, onChange }: LayoutInputProps) {
  const named = typeof value === 'string' && value !== '';
  const meaning = value === null ? 'none' : named ? 'named' : 'default';
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <span className="flex flex-wrap gap-2">
          <Select
            {...ids}
            data-field={path}
            value={meaning}
            onChange={({ target }) =>
              onChange(target.value === 'none' ? null : target.value === 'named' ? 'layout-id' : '')
            }
          >
            <option value="default">The default layout</option>
            <option value="none">No layout at all</option>
            <option value="named">A certain layout</option>
          </Select>
          {named && (
            <Input
              aria-label="Identifier of the layout"
              className="max-w-60 font-mono text-small"
              value={value}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </span>
      )}
    </Field>
  );
}
