'use client';

import { FileSearch, RotateCcw } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { placeName } from '@/lib/domain/workflow-places';
import type { FieldErrors } from './form-field';
import { PreferenceFields } from './preference-fields';
import { SettingsFields } from './settings-fields';
import { StepsEditor } from './steps-editor';

interface WorkflowEditorProps {
  form: WorkflowForm;
  errors: FieldErrors;
  creating: boolean;
  dirty: boolean;
  pending: boolean;
  /** Why it cannot be saved here, or null. */
  refusal: string | null;
  /** Fields above the others, such as where it is made. */
  children?: ReactNode;
  onChange: (form: WorkflowForm) => void;
  onReset: () => void;
  onReview: () => void;
}

/** The whole form of a workflow. It only asks for the plan; nothing is written from here. */
export function WorkflowEditor(props: WorkflowEditorProps) {
  const { form, errors, creating, dirty, pending, refusal, children, onChange, onReset, onReview } = props;
  const frame = useRef<HTMLFormElement>(null);
  const wrong = Object.keys(errors);
  const patch = (change: Partial<WorkflowForm>) => onChange({ ...form, ...change });
  const go = (path: string) => fieldIn(frame.current, path)?.focus();

  const first = useRef('');
  useEffect(() => {
    // Once for each new list of errors, and not while they are being mended.
    const list = wrong.join('\n');
    if (list !== '' && first.current === '') fieldIn(frame.current, wrong[0] ?? '')?.focus();
    first.current = list;
  });
  return (
    <form
      ref={frame}
      aria-label="Workflow"
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending && !refusal) onReview();
      }}
    >
      {wrong.length > 0 && (
        <Notice
          tone="danger"
          role="alert"
          title={`${wrong.length === 1 ? '1 field needs' : `${wrong.length} fields need`} another look. Nothing was written.`}
        >
          <ul>
            {wrong.map((path) => (
              <li key={path}>
                <button type="button" className="rounded-small text-left underline" onClick={() => go(path)}>
                  {placeName(path, form)}: {errors[path]}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {children}
      <Section title="Settings">
        <SettingsFields form={form} errors={errors} creating={creating} onChange={patch} />
      </Section>
      <Section
        title="Steps"
        help="They run from top to bottom. Alt and the arrow keys move the step that has the focus."
      >
        <StepsEditor form={form} errors={errors} onChange={onChange} />
      </Section>
      <Section title="Preferences" help="Which channels subscribers get, unless they choose otherwise.">
        <PreferenceFields form={form} errors={errors} onChange={patch} />
      </Section>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-line border-t bg-page px-4 py-3 sm:-mx-6 sm:px-6">
        <Button
          type="submit"
          tone="primary"
          size="large"
          pending={pending}
          because={refusal ?? (dirty || creating ? null : 'Nothing is changed yet')}
        >
          {!pending && <FileSearch aria-hidden className="size-4" />} Review the change
        </Button>
        {dirty && (
          <Button tone="ghost" onClick={onReset}>
            <RotateCcw aria-hidden className="size-4" /> {creating ? 'Start over' : 'Undo all edits'}
          </Button>
        )}
        <p role="status" className="text-muted">
          {dirty ? 'Edited, not saved. The plan comes first; nothing is written before you confirm it.' : ''}
        </p>
      </div>
    </form>
  );
}

function Section({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold text-large">{title}</legend>
      {help && <p className="-mt-3 text-muted">{help}</p>}
      {children}
    </fieldset>
  );
}

function fieldIn(frame: HTMLElement | null, path: string): HTMLElement | undefined {
  return [...(frame?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((one) => one.dataset.field === path);
}
