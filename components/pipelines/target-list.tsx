'use client';

import { useState } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { Disclosure } from '@/components/ui/disclosure';
import type { Deployment } from '@/lib/domain/pipeline';
import type { Target } from './promoting';
import { TargetTick } from './target-tick';

interface TargetListProps {
  targets: readonly Target[];
  chosen: readonly string[];
  build: Deployment;
  onToggle: (id: string) => void;
}

/** Where a build can go: first to where its application leads, then to everything else that comes later. */
export function TargetList({ targets, chosen, build, onToggle }: TargetListProps) {
  const own = targets.filter(({ sameRow }) => sameRow);
  const others = targets.filter(({ sameRow }) => !sameRow);
  const [open, setOpen] = useState(() => others.some(({ id }) => chosen.includes(id)));
  const stages = new Set(targets.map(({ stage }) => stage.id)).size;
  const groups = { chosen, build, onToggle };
  return (
    <section aria-labelledby="targets" className="flex flex-col gap-3 rounded-large border border-line bg-raised p-4">
      <h2 id="targets" className="font-semibold">
        Where it goes
      </h2>
      {stages > 1 && (
        <p className="text-pretty text-muted">
          One change is about one stage: a target in another stage replaces what was chosen before.
        </p>
      )}
      {own.length === 0 && <p className="text-muted">No later stage has an application in the rows of this one.</p>}
      <Groups targets={own} {...groups} />
      {others.length > 0 && (
        <Disclosure
          open={open}
          onToggle={setOpen}
          className="-mx-3"
          summary={<span className="font-medium">Other targets ({others.length})</span>}
        >
          <div className="flex flex-col gap-3 px-3 pt-1">
            <p className="text-pretty text-warning">
              These stand in other rows of the board: they usually run other code. Choose one only if you know that this
              build belongs there.
            </p>
            <Groups targets={others} {...groups} />
          </div>
        </Disclosure>
      )}
    </section>
  );
}

function Groups({ targets, chosen, build, onToggle }: TargetListProps) {
  const stages = [...new Map(targets.map(({ stage }) => [stage.id, stage])).values()];
  return stages.map((stage) => (
    <div key={stage.id} className="flex flex-col gap-1.5">
      <p className="text-small">
        <EnvironmentName environment={stage} />
      </p>
      <ul className="flex flex-col gap-1">
        {targets
          .filter((target) => target.stage.id === stage.id)
          .map((target) => (
            <li key={target.id}>
              <TargetTick
                target={target}
                build={build}
                on={chosen.includes(target.id)}
                onToggle={() => onToggle(target.id)}
              />
            </li>
          ))}
      </ul>
    </div>
  ));
}
