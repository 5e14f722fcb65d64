'use client';

import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { identifierOf } from '@/lib/domain/workflow-edits';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { type FieldErrors, linesFor, TextField } from './form-field';
import { TagsField } from './tags-field';

interface SettingsFieldsProps {
  form: WorkflowForm;
  errors: FieldErrors;
  /** Only a workflow that does not exist yet can be given its identifier. */
  creating: boolean;
  onChange: (patch: Partial<WorkflowForm>) => void;
}

const severities = ['none', 'low', 'medium', 'high'];

export function SettingsFields({ form, errors, creating, onChange }: SettingsFieldsProps) {
  const [ownId, setOwnId] = useState(form.id !== identifierOf(form.name));
  const offered = severities.includes(form.severity) ? severities : [form.severity, ...severities];
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextField
        path="name"
        label="Name"
        value={form.name}
        errors={errors}
        onChange={(name) => onChange({ name, ...(creating && !ownId ? { id: identifierOf(name) } : {}) })}
      />
      {creating && (
        <TextField
          path="id"
          label="Identifier"
          value={form.id}
          errors={errors}
          mono
          help="Programs trigger it by this, and it cannot be changed later."
          onChange={(id) => {
            setOwnId(id !== '');
            onChange({ id });
          }}
        />
      )}
      <Field label="Severity" error={errors.severity}>
        {(ids) => (
          <Select
            {...ids}
            data-field="severity"
            value={form.severity}
            onChange={(event) => onChange({ severity: event.target.value })}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {one === '' ? 'Not told' : one}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <TextField
        path="description"
        label="Description"
        optional
        rows={2}
        value={form.description}
        errors={errors}
        onChange={(description) => onChange({ description })}
      />
      <TagsField tags={form.tags} error={errors.tags} onChange={(tags) => onChange({ tags })} />
      <div className="flex flex-col gap-3 md:col-span-2">
        <CheckField
          label="Active"
          help="A paused workflow sends nothing when it is triggered."
          checked={form.active}
          onChange={(active) => onChange({ active })}
        />
        <CheckField
          label="Check payloads"
          help="Triggers with a payload that does not fit the schema are refused."
          checked={form.validatePayload}
          onChange={(validatePayload) => onChange({ validatePayload })}
        />
        <CheckField
          label="Translated"
          checked={form.isTranslationEnabled}
          onChange={(isTranslationEnabled) => onChange({ isTranslationEnabled })}
        />
      </div>
      <div className="md:col-span-2">
        <TextField
          path="payloadSchema"
          label="Payload schema"
          optional
          mono
          rows={linesFor(form.payloadSchema, 4, 16)}
          help="A JSON schema; empty for none."
          value={form.payloadSchema}
          errors={errors}
          onChange={(payloadSchema) => onChange({ payloadSchema })}
        />
      </div>
    </div>
  );
}
