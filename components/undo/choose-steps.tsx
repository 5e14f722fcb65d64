'use client';

import { undoWords } from '@/components/changes/undo-words';
import { VerbBadge } from '@/components/changes/verb-badge';
import { Tick } from '@/components/ui/tick';
import type { PlanStep } from '@/lib/domain/plan';

interface ChooseStepsProps {
  steps: readonly PlanStep[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** All of it or some; what cannot come back as it was is said before it is chosen. */
export function ChooseSteps({ steps, chosen, onChoose }: ChooseStepsProps) {
  const all = chosen.size === steps.length;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <fieldset className="rounded-large border border-line">
      <legend className="sr-only">What shall be taken back</legend>
      <Tick
        className="gap-2.5 border-line border-b bg-panel px-4 py-2 font-semibold"
        state={all ? 'all' : chosen.size > 0 ? 'some' : 'none'}
        onToggle={() => onChoose(new Set(all ? [] : steps.map(({ id }) => id)))}
      >
        What shall be taken back
        <span className="font-normal text-muted tabular-nums">
          {chosen.size} of {steps.length}
        </span>
      </Tick>
      {steps.map((step) => (
        <Tick
          key={step.id}
          className="gap-2.5 border-line border-b px-4 py-2 last:border-b-0 hover:bg-hover"
          state={chosen.has(step.id) ? 'all' : 'none'}
          onToggle={() => toggle(step.id)}
        >
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2">
              <VerbBadge verb={step.verb} /> <span className="font-medium">{step.sentence}</span>
            </span>
            <span className="block text-muted text-small">{undoWords[step.undo]}</span>
          </span>
        </Tick>
      ))}
    </fieldset>
  );
}
