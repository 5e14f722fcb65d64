'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Segmented } from '@/components/ui/segmented';
import { type StepField, stepFields } from '@/lib/domain/workflow-step-fields';
import type { StepForm } from '@/lib/domain/workflow-step-form';
import { EmailPreview } from './email-preview';
import { KindIcon, kindWord } from './step-kinds';
import { TextBlock } from './text-block';

interface StepContentProps {
  step: StepForm;
  number: number;
  openAtFirst: boolean;
  /** How many things the vendor finds wrong with it. */
  issues: number;
}

/** One step with everything that it holds. */
export function StepContent({ step, number, openAtFirst, issues }: StepContentProps) {
  const [open, setOpen] = useState(openAtFirst);
  const { name, stepId, type, values, rest, providerOverrides } = step;
  const filled = stepFields(type).filter((field) => isFilled(values[field.name]));
  return (
    <li className="border-line border-b last:border-b-0">
      <Disclosure
        open={open}
        onToggle={setOpen}
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="w-5 text-right text-muted tabular-nums">{number}</span>
            <KindIcon kind={type} className="size-4" />
            <h3 className="min-w-0 truncate font-medium">{name || stepId}</h3>
            <span className="text-muted text-small">
              {kindWord(type)} · <code>{stepId}</code>
            </span>
            {issues > 0 && (
              <span className="font-medium text-deleted text-small">
                {issues} {issues === 1 ? 'issue' : 'issues'}
              </span>
            )}
          </span>
        }
      >
        <dl className="grid gap-x-4 gap-y-2 px-4 pb-4 pl-10 sm:grid-cols-[10rem_minmax(0,1fr)]">
          {filled.map((field) => (
            <Member key={field.name} label={field.label}>
              <Value step={step} field={field} />
            </Member>
          ))}
          {rest !== '' && (
            <Member label="Other content">
              <TextBlock label={`Other content of ${name}`} text={rest} />
            </Member>
          )}
          {providerOverrides !== '' && (
            <Member label="Overrides for providers">
              <TextBlock label={`Overrides of ${name}`} text={providerOverrides} />
            </Member>
          )}
          {filled.length === 0 && rest === '' && providerOverrides === '' && (
            <Member label="Content">
              <span className="text-muted">It has none.</span>
            </Member>
          )}
        </dl>
      </Disclosure>
    </li>
  );
}

function Member({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 max-sm:mb-1">{children}</dd>
    </>
  );
}

type FieldValue = StepForm['values'][string];

function isFilled(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== '' && value !== false;
}

function Value({ step, field }: { step: StepForm; field: StepField }) {
  const value = step.values[field.name];
  if (value === true) return 'Yes';
  if (value === null) return 'None at all';
  if (typeof value !== 'string') return null;
  const html = step.type === 'email' && field.name === 'body' && step.values.editorType === 'html';
  if (html) return <HtmlBody html={value} name={step.name} />;
  if (field.kind === 'long' || field.kind === 'json')
    return <TextBlock label={`${field.label} of ${step.name}`} text={indented(value)} />;
  return <span className="break-words">{value}</span>;
}

/** The block editor keeps its content as one line of JSON, which nobody can read. */
function indented(text: string): string {
  if (!text.startsWith('{') && !text.startsWith('[')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function HtmlBody({ html, name }: { html: string; name: string }) {
  const [view, setView] = useState<'text' | 'preview'>('text');
  return (
    <div className="flex flex-col items-start gap-2 [&>*]:w-full">
      <span>
        <Segmented
          label={`Content of ${name} as`}
          value={view}
          onChange={setView}
          options={[
            { value: 'text', label: 'HTML' },
            { value: 'preview', label: 'Preview' },
          ]}
        />
      </span>
      {view === 'text' ? (
        <TextBlock label={`Content of ${name}`} text={html} />
      ) : (
        <EmailPreview html={html} title={`Preview of ${name}`} />
      )}
    </div>
  );
}
