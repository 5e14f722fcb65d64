'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Disclosure } from '@/components/ui/disclosure';
import { IconButton } from '@/components/ui/icon-button';
import { stepFields } from '@/lib/domain/workflow-step-fields';
import type { StepForm } from '@/lib/domain/workflow-step-form';
import { type FieldErrors, linesFor, TextField } from './form-field';
import { StepFieldInput } from './step-field-input';
import { KindIcon, kindWord } from './step-kinds';

interface StepEditorProps {
  step: StepForm;
  place: number;
  count: number;
  open: boolean;
  errors: FieldErrors;
  onOpen: (open: boolean) => void;
  onChange: (patch: Partial<StepForm>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step of the form: its place, its name, and the fields of its kind. */
export function StepEditor(props: StepEditorProps) {
  const { step, place, count, open, errors, onOpen, onChange, onMove, onRemove } = props;
  const { key, name, stepId, type, values, rest, providerOverrides } = step;
  const at = `steps.${key}`;
  const wrong = Object.keys(errors).filter((path) => path === at || path.startsWith(`${at}.`)).length;
  const called = name || stepId || kindWord(type);
  return (
    <li
      data-step={key}
      className={cx('border-line border-b last:border-b-0', wrong > 0 && 'shadow-[inset_2px_0_0_var(--deleted)]')}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <Disclosure
        open={open}
        onToggle={onOpen}
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="w-5 text-right text-muted tabular-nums">{place}</span>
            <KindIcon kind={type} className="size-4" />
            <span className="min-w-0 truncate font-medium">{called}</span>
            <span className="text-muted text-small">
              {kindWord(type)}
              {stepId && (
                <>
                  {' '}
                  · <code>{stepId}</code>
                </>
              )}
            </span>
            {wrong > 0 && (
              <span className="font-medium text-deleted text-small">
                {wrong} {wrong === 1 ? 'field' : 'fields'} to mend
              </span>
            )}
          </span>
        }
        aside={
          <span className="flex pr-1">
            <IconButton
              icon={ArrowUp}
              label={`Move ${called} up`}
              shortcut="Alt+ArrowUp"
              data-move="up"
              aria-disabled={place === 1 || undefined}
              className={place === 1 ? 'opacity-40' : ''}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move ${called} down`}
              shortcut="Alt+ArrowDown"
              data-move="down"
              aria-disabled={place === count || undefined}
              className={place === count ? 'opacity-40' : ''}
              onClick={() => onMove(1)}
            />
            <IconButton icon={Trash2} label={`Remove ${called}`} onClick={onRemove} />
          </span>
        }
      >
        <div className="grid gap-4 px-4 pb-4 pl-10 max-sm:pl-4 md:grid-cols-2">
          <TextField
            path={`${at}.name`}
            label="Name of the step"
            value={name}
            errors={errors}
            onChange={(value) => onChange({ name: value })}
          />
          <TextField
            path={`${at}.stepId`}
            label="Identifier of the step"
            optional
            mono
            help="Empty lets the vendor make one of the name."
            value={stepId}
            errors={errors}
            onChange={(value) => onChange({ stepId: value })}
          />
          {stepFields(type)
            .filter((field) => Object.hasOwn(values, field.name))
            .map((field) => (
              <div key={field.name} className={field.kind === 'long' || field.kind === 'json' ? 'md:col-span-2' : ''}>
                <StepFieldInput
                  path={`${at}.values.${field.name}`}
                  field={field}
                  value={values[field.name]}
                  errors={errors}
                  onChange={(value) => onChange({ values: { ...values, [field.name]: value } })}
                />
              </div>
            ))}
          <div className="md:col-span-2">
            <TextField
              path={`${at}.rest`}
              label="Other content"
              optional
              mono
              rows={linesFor(rest, 2)}
              help="Members without a field of their own, as a JSON object."
              value={rest}
              errors={errors}
              onChange={(value) => onChange({ rest: value })}
            />
          </div>
          {(providerOverrides !== '' || type === 'chat' || type === 'tool') && (
            <div className="md:col-span-2">
              <TextField
                path={`${at}.providerOverrides`}
                label="Overrides for providers"
                optional
                mono
                rows={linesFor(providerOverrides, 2)}
                help="As a JSON object."
                value={providerOverrides}
                errors={errors}
                onChange={(value) => onChange({ providerOverrides: value })}
              />
            </div>
          )}
        </div>
      </Disclosure>
    </li>
  );
}
