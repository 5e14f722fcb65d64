'use client';

import { useQuery } from '@tanstack/react-query';
import { Snowflake, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import type { ListedFreeze } from '@/lib/endpoints/freezes';
import { recurrenceWords, scopeWords } from './freeze-words';
import { WindowList } from './window-list';

const RemoveDialog = dynamic(() => import('./remove-dialog').then((module) => module.RemoveDialog), { ssr: false });

export function FreezeCard({ freeze }: { freeze: ListedFreeze }) {
  const [removing, setRemoving] = useState(false);
  const { data: connections } = useQuery(connectionsQuery);
  const { scope, active, upcoming, rule, timeZone, until } = freeze;
  const refusal = useRefusal('policy:write', {
    connection: scope.connection ?? undefined,
    environment: scope.environment ?? undefined,
  });
  const nameOf = (id: string, environment: string | null) => {
    const connection = connections?.items.find((one) => one.id === id);
    if (environment === null) return connection?.name ?? id;
    return connection?.capabilities?.environments.find((one) => one.id === environment)?.name ?? environment;
  };
  const [first] = upcoming;
  return (
    <article
      aria-labelledby={freeze.id}
      className={cx(
        'flex flex-col gap-3 rounded-large border p-4',
        active ? 'border-warning bg-warning-soft' : 'border-line bg-raised',
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={freeze.id} className="flex flex-wrap items-center gap-2 font-semibold text-large">
            {freeze.name}
            {active ? (
              <Badge tone="warning" icon={Snowflake} className="border border-warning">
                Frozen now
              </Badge>
            ) : (
              <Badge>{first ? 'Not in force now' : 'Over'}</Badge>
            )}
          </h2>
          {freeze.reason && <p>{freeze.reason}</p>}
          {active && first && (
            <p className="font-semibold">
              Opens <RelativeTime at={first.end} />, on <AbsoluteTime at={first.end} />
            </p>
          )}
        </div>
        <Button size="small" because={refusal} onClick={() => setRemoving(true)}>
          <Trash2 aria-hidden className="size-3.5" /> Delete<span className="sr-only"> {freeze.name}</span>
        </Button>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 [&_dt]:text-muted">
        <dt>Covers</dt>
        <dd>{scopeWords(scope, nameOf)}</dd>
        <dt>How often</dt>
        <dd>
          {recurrenceWords(rule)}, by the clocks of {timeZone}
          {until && `, until ${until.replace('T', ' ')}`}
        </dd>
        <dt>Next windows</dt>
        <dd>
          <WindowList windows={upcoming} />
        </dd>
        <dt>Added</dt>
        <dd>
          {freeze.createdBy}, <AbsoluteTime at={freeze.createdAt} />
        </dd>
      </dl>
      {removing && <RemoveDialog freeze={freeze} onClose={() => setRemoving(false)} />}
    </article>
  );
}
