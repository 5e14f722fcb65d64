'use client';

import { CircleDashed, Send } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { Environment } from '@/lib/domain/environment';
import { reviewHref } from './address';
import type { Presence } from './environment-tabs';

interface NotHereProps {
  connection: string;
  id: string;
  here: Environment;
  others: readonly Environment[];
  presences: Readonly<Record<string, Presence>>;
}

/** An environment without the workflow, and where it could come from. */
export function NotHere({ connection, id, here, others, presences }: NotHereProps) {
  const sources = others.filter((other) => presences[other.id] === 'there');
  return (
    <EmptyState
      icon={CircleDashed}
      title={`${here.name} has no workflow “${id}”`}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {here.writable &&
            sources.map((source) => (
              <ButtonLink
                key={source.id}
                href={reviewHref(connection, {
                  deed: 'sync',
                  environment: here.id,
                  source: source.id,
                  workflows: [id],
                })}
              >
                <Send aria-hidden className="size-4" /> Sync it from {source.name}…
              </ButtonLink>
            ))}
        </div>
      }
    >
      {sources.length === 0
        ? 'None of the environments that could be read has it.'
        : 'It can be brought here from an environment that has it; the plan is shown first.'}
    </EmptyState>
  );
}
