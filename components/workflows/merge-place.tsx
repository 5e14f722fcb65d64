'use client';

import { useId } from 'react';
import { cx } from '@/components/ui/cx';
import type { Json } from '@/lib/domain/json';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { heldAt, placeName } from '@/lib/domain/workflow-places';

export type Side = 'theirs' | 'yours';

interface MergePlaceProps {
  path: string;
  forms: Readonly<Record<'base' | Side, WorkflowForm>>;
  chosen: Side | null;
  /** Left out where nothing has to be decided. */
  onChoose?: (side: Side) => void;
}

/** One field in its three versions: as it was, as they have it, as you have it. */
export function MergePlace({ path, forms, chosen, onChoose }: MergePlaceProps) {
  const name = useId();
  const { base, theirs, yours } = forms;
  const [was, there, here] = [base, theirs, yours].map((form) => textAt(form, path));
  const taken: Side = onChoose ? (chosen ?? 'yours') : there === was ? 'yours' : 'theirs';
  const sides = [
    { side: 'theirs', word: 'Theirs', text: there ?? '' },
    { side: 'yours', word: 'Yours', text: here ?? '' },
  ] as const;
  return (
    <li className="rounded-large border border-line bg-raised">
      <fieldset className="p-4">
        <legend className="sr-only">{placeName(path, yours, theirs, base)}</legend>
        <p aria-hidden className="mb-2 font-medium">
          {placeName(path, yours, theirs, base)}
          {!onChoose && (
            <span className="font-normal text-muted">
              {there === here
                ? ' · the same on both sides'
                : taken === 'theirs'
                  ? ' · theirs is taken'
                  : ' · yours is taken'}
            </span>
          )}
        </p>
        <div className="grid gap-3 md:grid-cols-3">
          <div>
            <p className="mb-1 text-muted">When you opened it</p>
            <Text text={was ?? ''} />
          </div>
          {sides.map(({ side, word, text }) => (
            <div
              key={side}
              className={cx('rounded-base', onChoose && chosen === side && 'outline-2 outline-accent outline-offset-4')}
            >
              {onChoose ? (
                <label className="mb-1 flex cursor-pointer items-center gap-1.5 font-medium">
                  <input
                    type="radio"
                    name={name}
                    className="size-4 accent-accent"
                    checked={chosen === side}
                    onChange={() => onChoose(side)}
                  />
                  {word}
                </label>
              ) : (
                <p className="mb-1 text-muted">{word}</p>
              )}
              <Text text={text} />
            </div>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

function Text({ text }: { text: string }) {
  return (
    <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-base border border-line bg-panel px-2.5 py-1.5 font-mono text-small">
      {text}
    </pre>
  );
}

function textAt(form: WorkflowForm, path: string): string {
  const value = heldAt(form, path);
  if (value === undefined) return '(not there)';
  if (value === '') return '(empty)';
  return typeof value === 'string' ? value : words(value);
}

function words(value: Json): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (value === null) return 'None at all';
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
  return JSON.stringify(value, null, 2);
}
