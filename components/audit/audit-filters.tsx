'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { connectionsQuery } from '@/components/shell/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { FilterDay } from '@/components/ui/filter-day';
import { FilterInput } from '@/components/ui/filter-input';
import { FilterSelect } from '@/components/ui/filter-select';
import { fullName } from '@/lib/domain/environment';
import type { AuditRecord } from '@/lib/endpoints/audit';

/** Filters in the address; what has been read so far is offered to choose from. */
export function AuditFilters({ records }: { records: readonly AuditRecord[] }) {
  const { data: connections } = useQuery(connectionsQuery);
  const params = useSearchParams();
  const filtered = params.size > 0;
  const chosen = params.get('connection');
  const environments = (connections?.items ?? [])
    .filter(({ id }) => !chosen || id === chosen)
    .flatMap(({ name, capabilities }) => {
      const listed = capabilities?.environments ?? [];
      const of = chosen ? '' : `${name}: `;
      return listed.map((one) => ({ id: one.id, name: `${of}${fullName(one, listed)}` }));
    });
  const seen = (of: (record: AuditRecord) => string | null) =>
    [...new Set(records.flatMap((record) => of(record) ?? []))].sort();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterSelect
        name="connection"
        label="Connection"
        all="All connections"
        options={(connections?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="environment"
        label="Environment"
        all="All environments"
        options={environments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterDay name="from" word="From" label="From this day on (UTC)" />
      <FilterDay name="until" word="Until" label="Until the end of this day (UTC)" />
      <FilterInput name="event" label="Event" placeholder="Every event" suggestions={seen(({ event }) => event)} />
      <FilterInput name="actor" label="Actor" placeholder="Everybody" suggestions={seen(({ actor }) => actor.name)} />
      <FilterInput
        name="subject"
        label="Subject"
        placeholder="Every subject"
        suggestions={seen(({ subject }) => subject)}
      />
      {filtered && (
        <ButtonLink tone="ghost" href="/audit">
          <X aria-hidden className="size-4" /> Show everything
        </ButtonLink>
      )}
    </div>
  );
}
