'use client';

import { type MouseEvent, memo } from 'react';
import { RowTick, tickedLook } from '@/components/compare/row-tick';
import type { TickStore } from '@/components/compare/tick-store';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowRow } from '@/lib/domain/workflow-board';
import { tickOf, workflowHref } from './address';
import { BoardCell, type Reading } from './board-cell';
import { type Gates, gateOf } from './gates';
import type { QuickPatch } from './quick-patch';
import { StepKinds } from './step-kinds';

export interface BoardRowProps {
  connection: string;
  row: WorkflowRow;
  /** The environments that are shown, and all that there are. */
  shown: readonly Environment[];
  environments: readonly Environment[];
  readings: Readonly<Record<string, Reading>>;
  store: TickStore;
  quick: QuickPatch;
  gates: Gates;
  onTick: (tick: string, range: boolean) => void;
  onFollow: (event: MouseEvent<HTMLAnchorElement>) => void;
}

const mostTags = 3;

export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { connection, row, shown, environments, readings, store, quick, gates, onTick, onFollow } = props;
  const tick = tickOf(row.id);
  const first = shown.flatMap(({ id }) => row.cells[id] ?? [])[0];
  const steps = first?.steps ?? [];
  const severities = [...new Set(shown.flatMap(({ id }) => row.cells[id]?.severity ?? []))];
  return (
    <div
      data-key={tick}
      className={cx(
        'relative grid gap-x-4 gap-y-2 border-line border-b px-4 py-2.5 hover:bg-hover max-sm:grid-cols-1! sm:items-start',
        '[grid-template-columns:var(--columns)]',
        tickedLook,
      )}
    >
      <div className="flex min-w-0 gap-3">
        <span className="flex h-5 items-center">
          <RowTick store={store} tick={tick} label={`Tick ${row.name}`} onTick={onTick} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <span className="flex min-w-0 items-baseline gap-2">
            <a
              data-focus
              onClick={onFollow}
              href={workflowHref(connection, row.id, {
                environment: first && shown.find(({ id }) => row.cells[id])?.id,
              })}
              title={`${row.name} (${row.id})`}
              className="min-w-0 truncate rounded-small font-medium hover:underline"
            >
              {row.name}
            </a>
            <code className="min-w-0 shrink truncate text-muted text-small">{row.id}</code>
          </span>
          <StepKinds steps={steps} />
          {(row.tags.length > 0 || severities.length > 0) && (
            <span className="flex flex-wrap gap-1">
              {severities
                .filter((severity) => severity !== 'none')
                .map((severity) => (
                  <Badge key={severity} tone="warning">
                    severity {severity}
                  </Badge>
                ))}
              {row.tags.slice(0, mostTags).map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
              {row.tags.length > mostTags && (
                <span className="text-muted text-small" title={row.tags.join(', ')}>
                  +{row.tags.length - mostTags} tags
                </span>
              )}
            </span>
          )}
        </div>
      </div>
      {shown.map((environment) => (
        <BoardCell
          key={environment.id}
          connection={connection}
          environment={environment}
          others={environments.filter(({ id, group }) => id !== environment.id && group.id === environment.group.id)}
          workflow={row.cells[environment.id]}
          reading={readings[environment.id] ?? 'reading'}
          quick={quick}
          gate={gateOf(gates, environment.id)}
          steps={steps.join()}
          onFollow={onFollow}
        />
      ))}
    </div>
  );
});
