'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useRefusal } from '@/components/shell/permissions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { type PlacedPolicy, policyFor } from '@/lib/domain/policy';
import { policyWords } from './policy-words';

const PolicyDialog = dynamic(() => import('./policy-dialog').then((module) => module.PolicyDialog), { ssr: false });

interface PlaceCardProps {
  connection: string;
  /** Null is the default of the connection. */
  environment: EnvironmentRef | null;
  /** Its group, where the connection has several. */
  group?: string | null;
  all: readonly PlacedPolicy[];
}

/** What holds in one place, where that comes from, and the way to change it. */
export function PlaceCard({ connection, environment, group = null, all }: PlaceCardProps) {
  const [editing, setEditing] = useState(false);
  const id = environment?.id ?? null;
  const refusal = useRefusal('policy:write', { connection, environment: environment?.id });
  const stored = (place: string | null) =>
    all.some((placed) => placed.connection === connection && placed.environment === place);
  const own = stored(id);
  // No environment has an empty id, so this asks for the default of the connection.
  const policy = policyFor(all, connection, id ?? '');
  const origin = own ? 'set here' : id !== null && stored(null) ? 'from the default' : 'nothing was set';
  const name = environment ? [group, environment.name].filter(Boolean).join(' ') : 'every other environment';
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex w-48 flex-col items-start gap-1">
        {environment ? (
          <EnvironmentName environment={environment} group={group} loud />
        ) : (
          <span className="font-semibold">Default</span>
        )}
        <Badge tone={own ? 'accent' : 'neutral'}>{origin}</Badge>
      </div>
      <ul className="min-w-0 flex-1 basis-64">
        {policyWords(policy).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Button size="small" because={refusal} onClick={() => setEditing(true)}>
        <Pencil aria-hidden className="size-3.5" /> {own ? 'Change' : 'Set'}
        <span className="sr-only"> the policy for {name}</span>
      </Button>
      {editing && (
        <PolicyDialog
          connection={connection}
          environment={id}
          name={environment ? name : 'Default'}
          policy={policy}
          own={own}
          onClose={() => setEditing(false)}
        />
      )}
    </li>
  );
}
