'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { About } from '@/lib/vendors/about';

interface OriginFieldProps {
  about: About;
  value: string;
  error: string | null;
  onChange: (url: string) => void;
}

/** The vendor's clouds to choose from, and any other address where the vendor can be run on one's own. */
export function OriginField({ about, value, error, onChange }: OriginFieldProps) {
  const own = !about.origins.some((origin) => origin.url === value);
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">Where it runs</legend>
        {about.origins.map((origin) => (
          <Choice
            key={origin.url}
            label={origin.label}
            note={origin.url}
            checked={value === origin.url}
            onChoose={() => onChange(origin.url)}
          />
        ))}
        {about.selfHosted && (
          <Choice
            label="On a server of your own"
            note="http:// or https://"
            checked={own}
            onChoose={() => onChange('')}
          />
        )}
      </fieldset>
      {own && about.selfHosted && (
        <Field label="Address" help="Where its API answers, for example https://novu.example.com" error={error}>
          {(ids) => (
            <Input {...ids} type="url" required value={value} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  note: string;
  checked: boolean;
  onChoose: () => void;
}

function Choice({ label, note, checked, onChoose }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-center gap-2 rounded-base border border-line px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft">
      <input type="radio" name="origin" className="size-4 accent-accent" checked={checked} onChange={onChoose} />
      <span className="flex-1 font-medium">{label}</span>
      <span className="text-muted text-small">{note}</span>
    </label>
  );
}
