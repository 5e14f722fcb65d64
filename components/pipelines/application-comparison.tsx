'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleEqual, EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { comparedResourceQuery } from '@/components/diff/queries';
import { Badge } from '@/components/ui/badge';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { EnvironmentRef } from '@/lib/domain/environment';
import type { Resource } from '@/lib/domain/resource';
import { DifferenceTable } from './difference-table';
import { differencesOf, type KeyState } from './differences';

export interface ComparedSide {
  environment: EnvironmentRef;
  /** The row that the application stands in. */
  row: string;
}

interface ApplicationComparisonProps {
  connection: string;
  source: ComparedSide;
  target: ComparedSide;
}

/** Two applications beside each other, freshly read. An application of another row is read by its own row. */
export function ApplicationComparison({ connection, source, target }: ApplicationComparisonProps) {
  const place = { connection, source: source.environment.id, target: target.environment.id, type: 'application' };
  const theirs = useQuery(comparedResourceQuery({ ...place, id: target.row }));
  const ours = useQuery(comparedResourceQuery({ ...place, id: source.row }));
  const failed = [theirs, ours].find(({ error, data }) => error && !data);
  if (failed?.error) {
    return <ProblemNotice error={failed.error} onRetry={() => void Promise.all([theirs.refetch(), ours.refetch()])} />;
  }
  if (!theirs.data || !ours.data) return <Loading what="Reading both applications…" rows={2} />;
  const [left, right] = [ours.data.source, theirs.data.target];
  if (!left || !right) {
    const problem = theirs.data.row.problem ?? ours.data.row.problem;
    return (
      <p className="p-3 text-pretty text-warning">
        Not both sides could be read, so nothing can be said about how they differ. {problem}
      </p>
    );
  }
  return <Compared left={left} right={right} from={source.environment.name} to={target.environment.name} />;
}

interface ComparedProps {
  left: Resource;
  right: Resource;
  from: string;
  to: string;
}

const keyWords: Record<KeyState, (from: string, to: string) => string> = {
  differs: () => 'another value on each side',
  source_only: (from) => `only in ${from}`,
  target_only: (_from, to) => `only in ${to}`,
};

function Compared({ left, right, from, to }: ComparedProps) {
  const { settings, equalSettings, variables, equalVariables } = useMemo(
    () => differencesOf(left, right),
    [left, right],
  );
  return (
    <div className="flex flex-col gap-3 p-3">
      <p className="text-pretty text-muted">
        Only the build goes across. Settings and environment variables of {to} stay as they are; what differs is shown
        so that you know what the build will meet there.
      </p>
      <DifferenceTable title="Settings" from={from} to={to} rows={settings} />
      <p className="inline-flex items-center gap-1.5 text-muted text-small">
        <CircleEqual aria-hidden className="size-3.5" /> {equalSettings} equal{' '}
        {equalSettings === 1 ? 'setting' : 'settings'}
      </p>
      <div>
        <p className="mb-1 flex items-center gap-1.5 font-medium">
          Environment variables
          <span className="inline-flex items-center gap-1 font-normal text-muted text-small">
            <EyeOff aria-hidden className="size-3.5" /> values are compared, and shown to nobody
          </span>
        </p>
        <ul className="flex flex-col gap-0.5">
          {variables.map(({ name, state, buildTime }) => (
            <li key={name} className="flex flex-wrap items-center gap-x-2">
              <code className="text-small">{name}</code>
              <span className="text-muted">{keyWords[state](from, to)}</span>
              {buildTime && <Badge tone="warning">goes into the build: keeps the value of {from}</Badge>}
            </li>
          ))}
        </ul>
        <p className="inline-flex items-center gap-1.5 text-muted text-small">
          <CircleEqual aria-hidden className="size-3.5" /> {equalVariables} equal{' '}
          {equalVariables === 1 ? 'variable' : 'variables'}
        </p>
      </div>
    </div>
  );
}
