'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { StateBadge } from '@/components/compare/state-badge';
import { comparedResourceQuery } from '@/components/diff/queries';
import { ResourceDiff } from '@/components/diff/resource-diff';
import { connectionsQuery } from '@/components/shell/queries';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import { aboutVendor } from '@/lib/vendors/manifest';
import { workflowHref } from './address';

const wideEnough = '(min-width: 48rem)';

/** Two columns of code need room. */
function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(wideEnough);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(wideEnough).matches,
    () => true,
  );
}

interface CompareTabProps {
  connection: string;
  id: string;
  here: Environment;
  others: readonly Environment[];
  beside: string | null;
}

/** The workflow here, beside what another environment holds of it. */
export function CompareTab({ connection, id, here, others, beside }: CompareTabProps) {
  const target = others.find((one) => one.id === beside) ?? others[0];
  if (!target) {
    return (
      <EmptyState icon={ArrowLeftRight} title="There is nothing to compare with">
        No other environment of this account can be read.
      </EmptyState>
    );
  }
  return (
    <>
      <nav aria-label="Compare with" className="flex flex-wrap items-center gap-2">
        <span className="text-muted">{here.name} beside</span>
        {others.map((other) => (
          <Link
            key={other.id}
            replace
            href={workflowHref(connection, id, { environment: here.id, tab: 'compare', beside: other.id })}
            aria-current={other.id === target.id ? 'true' : undefined}
            className={cx(
              'inline-flex h-7 items-center rounded-full border px-2.5',
              other.id === target.id ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <EnvironmentName environment={other} />
          </Link>
        ))}
      </nav>
      <Compared key={target.id} connection={connection} id={id} here={here} target={target} />
    </>
  );
}

interface ComparedProps {
  connection: string;
  id: string;
  here: Environment;
  target: Environment;
}

function Compared({ connection, id, here, target }: ComparedProps) {
  const wide = useWide();
  const { data: connections } = useQuery(connectionsQuery);
  const vendor = connections?.items.find((one) => one.id === connection)?.vendor ?? '';
  const place = { connection, source: here.id, target: target.id, type: 'workflow', id };
  const { data, error, isPending, refetch } = useQuery({ ...comparedResourceQuery(place), staleTime: 0 });
  if (isPending) return <Loading what="Reading both sides…" rows={4} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby="differences" className="overflow-hidden rounded-large border border-line bg-raised">
      <h2 id="differences" className="sr-only">
        Differences
      </h2>
      <div className="grid grid-cols-2 border-line border-b bg-panel">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 px-4 py-2">
          <EnvironmentName environment={target} />
          <StateBadge state={data.row.state} />
        </p>
        <p className="flex min-w-0 items-center border-line border-l px-4 py-2">
          <EnvironmentName environment={here} />
        </p>
      </div>
      <ResourceDiff resource={data} nouns={aboutVendor(vendor)?.nouns ?? {}} split={wide} target={target.name} />
    </section>
  );
}
