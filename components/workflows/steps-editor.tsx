'use client';

import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import { changeStep, freshKey, moveStep, withoutStep, withStep } from '@/lib/domain/workflow-edits';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { stepTypes } from '@/lib/domain/workflow-step-fields';
import type { FieldErrors } from './form-field';
import { StepEditor } from './step-editor';
import { kindWord } from './step-kinds';

interface StepsEditorProps {
  form: WorkflowForm;
  errors: FieldErrors;
  onChange: (form: WorkflowForm) => void;
}

/** As many as the vendor takes. */
const most = 20;

export function StepsEditor({ form, errors, onChange }: StepsEditorProps) {
  const say = useToast();
  const frame = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState('email');
  const [spoken, setSpoken] = useState('');
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  }, [form]);
  const { steps } = form;

  // What has to be mended must be seen.
  const isWrong = (key: string) => Object.keys(errors).some((path) => path.startsWith(`steps.${key}.`));
  const find = (key: string, inside: string) =>
    [...(frame.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
      .find((one) => one.dataset.step === key)
      ?.querySelector<HTMLElement>(inside);
  const open = (key: string, on: boolean) => {
    const next = new Set(opened);
    if (on) next.add(key);
    else next.delete(key);
    setOpened(next);
  };
  const move = (key: string, by: -1 | 1) => {
    const next = moveStep(form, key, by);
    if (next === form) return;
    // A node that is moved loses the focus, which would end a walk through several places.
    const held = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    flushSync(() => onChange(next));
    held?.focus();
    const place = next.steps.findIndex((step) => step.key === key) + 1;
    setSpoken(`${next.steps[place - 1]?.name || 'The step'} is now ${place} of ${next.steps.length}`);
  };
  const add = () => {
    const key = freshKey(form);
    flushSync(() => {
      onChange(withStep(form, kind, ''));
      open(key, true);
    });
    find(key, 'input')?.focus();
    setSpoken(`${kindWord(kind)} was added as step ${steps.length + 1}`);
  };
  const remove = (key: string) => {
    const place = steps.findIndex((step) => step.key === key);
    const step = steps[place];
    onChange(withoutStep(form, key));
    if (!step) return;
    say(`Removed the step ${step.name || kindWord(step.type)}`, {
      label: 'Put it back',
      run: () => {
        const now = latest.current;
        onChange({ ...now, steps: now.steps.toSpliced(place, 0, step) });
      },
    });
  };
  return (
    <div ref={frame} className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {steps.length === 0 ? (
        <p className="text-muted">It has no steps yet, so that triggering it sends nothing.</p>
      ) : (
        <ol className="overflow-hidden rounded-large border border-line bg-raised">
          {steps.map((step, index) => (
            <StepEditor
              key={step.key}
              step={step}
              place={index + 1}
              count={steps.length}
              open={opened.has(step.key) || isWrong(step.key)}
              errors={errors}
              onOpen={(on) => open(step.key, on)}
              onChange={(patch) => onChange(changeStep(form, step.key, patch))}
              onMove={(by) => move(step.key, by)}
              onRemove={() => remove(step.key)}
            />
          ))}
        </ol>
      )}
      {errors.steps && <p className="font-medium text-deleted text-small">{errors.steps}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label="Kind of the new step" value={kind} onChange={(event) => setKind(event.target.value)}>
          {stepTypes.map((type) => (
            <option key={type} value={type}>
              {kindWord(type)}
            </option>
          ))}
        </Select>
        <Button
          className="h-9!"
          because={steps.length >= most ? `The vendor takes at most ${most} steps` : null}
          onClick={add}
        >
          <Plus aria-hidden className="size-4" /> Add step
        </Button>
      </div>
    </div>
  );
}
