'use client';

import { useMutation } from '@tanstack/react-query';
import { ArrowLeftRight, Pencil, Stethoscope, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Connection } from '@/lib/endpoints/connections';
import { aboutVendor } from '@/lib/vendors/manifest';
import { EnvironmentChips } from './environment-chips';
import { Findings, Health } from './health';
import { checkMutation } from './queries';
import { RemoveDialog } from './remove-dialog';

export function ConnectionCard({ connection }: { connection: Connection }) {
  const { id, name, vendor, baseUrl, capabilities } = connection;
  const [removing, setRemoving] = useState(false);
  const check = useMutation(checkMutation);
  const refusal = useRefusal('connection:write', { connection: id });
  return (
    <article aria-labelledby={`connection-${id}`} className="rounded-large border border-line bg-raised">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <h2 id={`connection-${id}`} className="flex items-center gap-2 font-semibold text-large">
            <span className="truncate">{name}</span>
            <Health capabilities={capabilities} />
          </h2>
          <p className="truncate text-muted">
            {aboutVendor(vendor)?.label ?? vendor} · {baseUrl}
          </p>
        </div>
        <ButtonLink href={`/c/${id}/compare`} size="small">
          <ArrowLeftRight aria-hidden className="size-3.5" /> Compare
        </ButtonLink>
        <Button size="small" because={refusal} pending={check.isPending} onClick={() => check.mutate(id)}>
          {!check.isPending && <Stethoscope aria-hidden className="size-3.5" />} Check
        </Button>
        {refusal ? (
          <Button size="small" because={refusal}>
            <Pencil aria-hidden className="size-3.5" /> Edit
          </Button>
        ) : (
          <ButtonLink size="small" href={`/settings/connections/${id}`}>
            <Pencil aria-hidden className="size-3.5" /> Edit
          </ButtonLink>
        )}
        <Button size="small" because={refusal} onClick={() => setRemoving(true)} aria-label={`Remove ${name}`}>
          <Trash2 aria-hidden className="size-3.5" />
        </Button>
      </header>
      <div className="flex flex-col gap-3 px-4 py-3">
        {check.error && <ProblemNotice error={check.error} onRetry={() => check.mutate(id)} />}
        {capabilities ? (
          <>
            <EnvironmentChips environments={capabilities.environments} />
            <Findings capabilities={capabilities} />
          </>
        ) : (
          <p className="text-muted">A check finds out what these credentials can do.</p>
        )}
      </div>
      <RemoveDialog connection={connection} open={removing} onClose={() => setRemoving(false)} />
    </article>
  );
}
