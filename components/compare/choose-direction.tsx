'use client';

import { ArrowLeftRight, ArrowRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { type Environment, hasManyGroups } from '@/lib/domain/environment';
import { EnvironmentName } from './environment-name';

interface ChooseDirectionProps {
  environments: readonly Environment[];
  onChoose: (direction: { source: string; target: string }) => void;
}

const mostOffers = 6;

/** Before anything is chosen: the usual ways, from where nothing is live. */
export function ChooseDirection({ environments, onChoose }: ChooseDirectionProps) {
  const grouped = hasManyGroups(environments);
  const offers = environments
    .filter((source) => source.readable && !source.production)
    .flatMap((source) =>
      environments
        .filter((target) => target.readable && target.id !== source.id && target.group.id === source.group.id)
        .map((target) => ({ source, target })),
    )
    .slice(0, mostOffers);
  return (
    <EmptyState
      icon={ArrowLeftRight}
      title="Choose what to compare"
      action={
        <ul className="flex flex-col gap-2">
          {offers.map(({ source, target }) => (
            <li key={source.id + target.id}>
              <Button className="w-full" onClick={() => onChoose({ source: source.id, target: target.id })}>
                <EnvironmentName environment={source} group={grouped ? source.group.name : null} />
                <ArrowRight role="img" aria-label="into" className="size-4 text-accent" />
                <EnvironmentName environment={target} />
              </Button>
            </li>
          ))}
        </ul>
      }
    >
      Pick the environment to publish from and the one to publish into, above or here.
    </EmptyState>
  );
}
