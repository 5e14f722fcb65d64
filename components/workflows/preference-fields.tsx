'use client';

import { CheckField } from '@/components/ui/check-field';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { type FieldErrors, linesFor, TextField } from './form-field';
import { kindWord } from './step-kinds';

interface PreferenceFieldsProps {
  form: WorkflowForm;
  errors: FieldErrors;
  onChange: (patch: Partial<WorkflowForm>) => void;
}

export function PreferenceFields({ form, errors, onChange }: PreferenceFieldsProps) {
  const { preferences } = form;
  const change = (patch: Partial<WorkflowForm['preferences']>) =>
    onChange({ preferences: { ...preferences, ...patch } });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <CheckField label="All channels" checked={preferences.enabled} onChange={(enabled) => change({ enabled })} />
        {Object.entries(preferences.channels).map(([name, on]) => (
          <CheckField
            key={name}
            label={kindWord(name)}
            checked={on}
            onChange={(next) => change({ channels: { ...preferences.channels, [name]: next } })}
          />
        ))}
      </div>
      {errors.preferences && <p className="font-medium text-deleted text-small">{errors.preferences}</p>}
      <CheckField
        label="Subscribers may not change them"
        help="For what people must get, such as security notices."
        checked={preferences.readOnly}
        onChange={(readOnly) => change({ readOnly })}
      />
      <TextField
        path="userPreferences"
        label="Overriding preferences"
        optional
        mono
        rows={linesFor(form.userPreferences, 2, 12)}
        help="As JSON, as the vendor keeps them; empty for none."
        value={form.userPreferences}
        errors={errors}
        onChange={(userPreferences) => onChange({ userPreferences })}
      />
    </div>
  );
}
