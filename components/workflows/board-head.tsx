'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { cx } from '@/components/ui/cx';
import type { Environment } from '@/lib/domain/environment';
import { type WorkflowSort, workflowSorts } from '@/lib/domain/workflow-board';

export interface BoardHeadProps {
  shown: readonly Environment[];
  /** What is known of each environment's list, such as "41 workflows". */
  notes: Readonly<Record<string, string>>;
  sort: WorkflowSort;
  reverse: boolean;
  onSort: (sort: WorkflowSort) => void;
}

const words: Record<WorkflowSort, string> = {
  name: 'Name',
  updated: 'Edited',
  published: 'Published',
  triggered: 'Triggered',
};

/** By what the list is sorted, and whose column is which. */
export function BoardHead({ shown, notes, sort, reverse, onSort }: BoardHeadProps) {
  return (
    <div className="sticky top-0 z-20 grid gap-x-4 gap-y-1 border-line border-b bg-panel px-4 py-2 [grid-template-columns:var(--columns)] max-sm:static max-sm:grid-cols-1!">
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">Sort by</legend>
        {workflowSorts.map((one) => {
          const on = one === sort;
          const Arrow = reverse ? ArrowUp : ArrowDown;
          return (
            <button
              key={one}
              type="button"
              aria-pressed={on}
              onClick={() => onSort(one)}
              className={cx(
                'inline-flex h-6 items-center gap-1 rounded-base px-1.5 font-medium text-small hover:bg-hover',
                on ? 'text-ink' : 'text-muted',
              )}
            >
              {words[one]}
              {on && <Arrow aria-hidden className="size-3" />}
              {on && reverse && <span className="sr-only">, turned round</span>}
            </button>
          );
        })}
      </fieldset>
      {shown.map((environment) => (
        <p key={environment.id} className="flex min-w-0 items-center gap-2 max-sm:hidden">
          <EnvironmentName environment={environment} />
          <span className="truncate text-muted text-small tabular-nums">{notes[environment.id]}</span>
        </p>
      ))}
    </div>
  );
}
