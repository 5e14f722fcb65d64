'use client';

import { CircleDashed, CircleQuestionMark } from 'lucide-react';
import type { MouseEvent } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { ActiveSwitch } from './active-switch';
import { workflowHref } from './address';
import { CellMenu } from './cell-menu';
import type { QuickPatch } from './quick-patch';
import { StatusBadge, statusWord } from './status-badge';
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
  onFollow: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** One workflow in one environment. What was not read is never shown as not there. */
export function BoardCell(props: BoardCellProps) {
  const { connection, environment, others, workflow, reading, quick, gate, steps, onFollow } = props;
  if (!workflow) return <Absent environment={environment} reading={reading} />;
  const { id, name, status, updatedAt, updatedBy, lastPublishedAt, lastTriggeredAt } = workflow;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-2">
        <span className="min-w-20 font-medium text-muted text-small sm:hidden">{environment.name}</span>
        <ActiveSwitch connection={connection} environment={environment} workflow={workflow} quick={quick} gate={gate} />
        <a
          onClick={onFollow}
          href={workflowHref(connection, id, { environment: environment.id })}
          aria-label={`${name} in ${environment.name}: ${statusWord(status)}`}
          className="min-w-0 rounded-small hover:underline"
        >
          <StatusBadge status={status} />
        </a>
        <span className="ml-auto">
          <CellMenu connection={connection} environment={environment} others={others} workflow={workflow} />
        </span>
      </div>
      <p className="text-pretty text-muted text-small">
        Edited {updatedAt ? <RelativeTime at={updatedAt} /> : 'unknown when'} by {updatedBy ?? 'unknown'} ·{' '}
        {lastPublishedAt ? <Moment word="published" at={lastPublishedAt} /> : 'not published from here'} ·{' '}
        {lastTriggeredAt ? <Moment word="triggered" at={lastTriggeredAt} /> : 'trigger unknown'}
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
