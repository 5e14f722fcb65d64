'use client';

import { Tick } from '@/components/ui/tick';
import type { GovernedChange } from '@/lib/domain/governance';
import { leftOutWith } from './left-out';
import { StepBadge } from './status-badge';

interface GuidedFailureProps {
  change: GovernedChange;
  /** The steps that a person has decided to leave out. */
  skip: ReadonlySet<string>;
  onSkip: (skip: Set<string>) => void;
}

/** What did not get through, and for each of it the choice between another try and leaving it out. */
export function GuidedFailure({ change, skip, onSkip }: GuidedFailureProps) {
  const { plan, steps } = change;
  const states = new Map(steps.map((state) => [state.id, state]));
  const open = plan.steps.filter(({ id }) => ['failed', 'skipped', 'unknown'].includes(states.get(id)?.status ?? ''));
  if (open.length === 0) return null;
  const out = leftOutWith(plan.steps, skip);
  const toggle = (id: string) => {
    const chosen = new Set(skip);
    if (!chosen.delete(id)) chosen.add(id);
    onSkip(chosen);
  };
  return (
    <section aria-labelledby="guided" className="flex flex-col gap-3 rounded-large border border-line p-4">
      <h2 id="guided" className="font-semibold">
        What to do with {open.length === 1 ? 'the step' : `the ${open.length} steps`} that did not get through
      </h2>
      <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[auto_1fr] [&_dt]:font-medium">
        <dt>Retry</dt>
        <dd>Tries again only what is listed here. What has succeeded is not touched.</dd>
        <dt>Leave out</dt>
        <dd>
          Is not tried again, for good: {plan.target.name} stays as it is there. What needs it is left out with it.
        </dd>
        <dt>Stop here</dt>
        <dd>Do nothing: everything stays as it is now, and what was written can be taken back.</dd>
      </dl>
      <ul className="divide-y divide-line rounded-base border border-line">
        {open.map((step) => {
          const state = states.get(step.id);
          const unknown = state?.status === 'unknown';
          const along = out.has(step.id) && !skip.has(step.id) && !unknown;
          return (
            <li key={step.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
              <StepBadge status={state?.status ?? 'pending'} />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{step.sentence}</p>
                {state?.message && <p className="text-muted">{state.message}</p>}
                {unknown && (
                  <p className="text-muted">The target is read first; only then it is decided what is missing.</p>
                )}
              </div>
              {along ? (
                <p className="text-muted">Left out too, because it needs what you leave out</p>
              ) : (
                !unknown && (
                  <Tick state={skip.has(step.id) ? 'all' : 'none'} onToggle={() => toggle(step.id)}>
                    <span>
                      Leave out<span className="sr-only"> {step.name}</span>
                    </span>
                  </Tick>
                )
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
