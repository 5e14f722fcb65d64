'use client';

import { CircleDashed, CircleQuestionMark } from 'lucide-react';
import Link from 'next/link';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { ActiveSwitch } from './active-switch';
import { workflowHref } from './address';
import { CellMenu } from './cell-menu';
import type { QuickPatch } from './quick-patch';
import { StatusBadge } from './status-badge';
import { StepKinds } from './step-kinds';

/** How far the list of an environment has been read. */
export type Reading = 'reading' | 'read' | 'failed';

interface BoardCellProps {
  connection: string;
  environment: Environment;
  others: readonly Environment[];
  workflow: WorkflowSummary | undefined;
  reading: Reading;
  quick: QuickPatch;
  gate: string | null;
  /** The steps that stand beside the name; they are told again only where they are others. */
  steps: string;
}

/** One workflow in one environment. What was not read is never shown as not there. */
export function BoardCell(props: BoardCellProps) {
  const { connection, environment, others, workflow, reading, quick, gate, steps } = props;
  if (!workflow) return <Absent environment={environment} reading={reading} />;
  const { id, name, status, updatedAt, updatedBy, lastPublishedAt, lastTriggeredAt } = workflow;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-2">
        <span className="min-w-20 font-medium text-muted text-small sm:hidden">{environment.name}</span>
        <ActiveSwitch connection={connection} environment={environment} workflow={workflow} quick={quick} gate={gate} />
        <Link
          prefetch={false}
          href={workflowHref(connection, id, { environment: environment.id })}
          aria-label={`${name} in ${environment.name}`}
          className="relative z-10 min-w-0 rounded-small hover:underline"
        >
          <StatusBadge status={status} />
        </Link>
        <span className="ml-auto">
          <CellMenu connection={connection} environment={environment} others={others} workflow={workflow} />
        </span>
      </div>
      <p className="flex flex-wrap gap-x-2 text-muted text-small">
        <span>
          Edited {updatedAt ? <RelativeTime at={updatedAt} /> : 'unknown when'} by {updatedBy ?? 'unknown'}
        </span>
        <span>{lastPublishedAt ? <Moment word="Published" at={lastPublishedAt} /> : 'Not published from here'}</span>
        <span>{lastTriggeredAt ? <Moment word="Triggered" at={lastTriggeredAt} /> : 'Trigger unknown'}</span>
      </p>
      {workflow.steps.join() !== steps && <StepKinds steps={workflow.steps} />}
    </div>
  );
}

function Moment({ word, at }: { word: string; at: string }) {
  return (
    <>
      {word} <RelativeTime at={at} />
    </>
  );
}

function Absent({ environment, reading }: { environment: Environment; reading: Reading }) {
  const label = <span className="min-w-20 font-medium text-muted text-small sm:hidden">{environment.name}</span>;
  if (reading === 'reading') {
    return (
      <div className="flex items-center gap-2">
        {label}
        <Skeleton className="h-5 w-24" />
        <span className="sr-only">{environment.name} is being read</span>
      </div>
    );
  }
  const failed = reading === 'failed';
  const Icon = failed ? CircleQuestionMark : CircleDashed;
  return (
    <div className="flex h-5 items-center gap-2 text-muted">
      {label}
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-4" /> {failed ? 'Unknown: not read' : `Not in ${environment.name}`}
      </span>
    </div>
  );
}
