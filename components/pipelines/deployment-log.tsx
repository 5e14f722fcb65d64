'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw, ScrollText } from 'lucide-react';
import { useAddressQuery } from '@/components/ui/address-query';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { LogLines } from './log-lines';
import { type DeploymentPlace, logQuery } from './queries';

/** The log, read when somebody asks for it: the vendor gives thirty a minute to the whole company. */
export function DeploymentLog({ place, ended }: { place: DeploymentPlace; ended: boolean }) {
  const [address, changeAddress] = useAddressQuery();
  const wanted = address.get('log') === 'shown';
  const query = useQuery({ ...logQuery(place), enabled: wanted });
  if (!wanted) {
    return (
      <Button className="self-start" onClick={() => changeAddress((next) => next.set('log', 'shown'))}>
        <ScrollText aria-hidden className="size-4" /> Read the log
      </Button>
    );
  }
  const { data } = query;
  return (
    <section aria-labelledby="log" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h3 id="log" className="font-semibold">
          Log
        </h3>
        {data && (
          <p role="status" className="text-muted">
            {data.lines.length} {data.lines.length === 1 ? 'line' : 'lines'}, read <AbsoluteTime at={data.readAt} />
            {!ended && '; it goes on'}
          </p>
        )}
        <Button size="small" className="ml-auto" pending={query.isFetching} onClick={() => void query.refetch()}>
          {!query.isFetching && <RotateCw aria-hidden className="size-3.5" />} Read again
        </Button>
      </div>
      {query.isPending && <Loading what="Reading the log…" rows={3} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {data && data.lines.length === 0 && <p className="text-muted">The vendor has no line of it (any more).</p>}
      {data && data.lines.length > 0 && <LogLines lines={data.lines} />}
    </section>
  );
}
