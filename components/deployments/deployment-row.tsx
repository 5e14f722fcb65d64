'use client';

import { type MouseEvent, memo } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { RowTick, tickedLook } from '@/components/compare/row-tick';
import type { TickStore } from '@/components/compare/tick-store';
import { useRefusal } from '@/components/shell/permissions';
import { cx } from '@/components/ui/cx';
import { isPlainClick } from '@/components/ui/plain-click';
import { RelativeTime } from '@/components/ui/relative-time';
import { Switch } from '@/components/ui/switch';
import { refOf } from '@/lib/domain/deployment-matrix';
import { type FlowDeployment, priorityLabel } from '@/lib/domain/flow-deployment';
import { columns } from './columns';
import { type RowStatuses, useRowStatus } from './row-status';
import { type Shown, StateBadge } from './state-badge';
import { StatusLine } from './status-line';

export interface DeploymentRowProps {
  connection: string;
  one: FlowDeployment;
  hrefOf: (id: string) => string;
  open: boolean;
  ticks: TickStore;
  statuses: RowStatuses;
  onTick: (id: string, range: boolean) => void;
  onOpen: (id: string) => void;
  onToggle: (one: FlowDeployment) => void;
  onReread: (one: FlowDeployment) => Promise<void>;
}

export const DeploymentRow = memo(function DeploymentRow(props: DeploymentRowProps) {
  const { connection, one, hrefOf, open, ticks, statuses, onTick, onOpen, onToggle, onReread } = props;
  const { id, flow, version, environment, priority } = one;
  const status = useRowStatus(statuses, id);
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const pending = status?.kind === 'pending';
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onOpen(id);
  };
  const place = refOf(environment);
  const unsure = status?.kind === 'unknown' || status?.kind === 'gone';
  return (
    <div
      data-key={id}
      className={cx(
        '@container relative flex gap-3 border-line border-b px-4 py-2',
        open ? 'bg-chosen' : 'hover:bg-hover',
        tickedLook,
      )}
    >
      <div className="flex h-6 items-center">
        <RowTick store={ticks} tick={id} label={`Tick ${flow.name} in ${environment.name}`} onTick={onTick} />
      </div>
      <div className="min-w-0 flex-1">
        <div className={cx('grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5', columns)}>
          <div className="min-w-0">
            <a
              href={hrefOf(id)}
              onClick={follow}
              aria-current={open ? 'true' : undefined}
              title={flow.name}
              className="block truncate rounded-small font-medium after:absolute after:inset-0"
            >
              {flow.name}
            </a>
            <p className="truncate text-muted text-small">
              {version.number !== null && <span className="tabular-nums">#{version.number} · </span>}
              version <code>{version.id}</code>
            </p>
          </div>
          <div className="col-start-1 min-w-0 @5xl:col-start-auto">
            <EnvironmentName environment={place} />
          </div>
          <p
            className={cx(
              'col-start-1 truncate text-muted @5xl:col-start-auto',
              priority === null && 'hidden @5xl:block',
            )}
          >
            <span className="@5xl:sr-only">Priority: </span>
            {priorityLabel(priority)}
          </p>
          <div className="col-start-1 @5xl:col-start-auto">
            <StateBadge state={shownState(one, status?.kind)} />
          </div>
          <Since one={one} />
          <p className="col-start-1 truncate text-muted text-small @5xl:col-start-auto">
            {one.package ? (
              <>
                <span className="@5xl:sr-only">Package: </span>
                {one.package.name}
              </>
            ) : (
              <span className="hidden @5xl:inline">
                <span aria-hidden>–</span>
                <span className="sr-only">In no package</span>
              </span>
            )}
          </p>
          <div className="col-start-2 row-span-3 row-start-1 flex justify-end @5xl:col-start-auto @5xl:row-span-1 @5xl:row-start-auto">
            <Switch
              label={`${flow.name} in ${environment.name} is enabled`}
              on={pending ? status.way === 'enable' : one.enabled}
              pending={pending}
              because={unsure ? 'Read it again first: what it is now is not known' : refusal}
              onTurn={() => onToggle(one)}
            />
          </div>
        </div>
        {status && <StatusLine status={status} onReread={() => void onReread(one)} />}
      </div>
    </div>
  );
});

function shownState({ enabled }: FlowDeployment, status: string | undefined): Shown {
  if (status === 'unknown' || status === 'gone') return status;
  return enabled ? 'enabled' : 'disabled';
}

function Since({ one: { enabled, enabledAt, enabledBy } }: { one: FlowDeployment }) {
  return (
    <p className="col-start-1 truncate text-muted text-small @5xl:col-start-auto">
      {!enabled ? (
        <span className="hidden @5xl:inline">
          <span aria-hidden>–</span>
          <span className="sr-only">Not enabled</span>
        </span>
      ) : (
        <>
          <span className="@5xl:sr-only">Enabled since </span>
          {enabledAt ? <RelativeTime at={enabledAt} /> : 'unknown'} by {enabledBy ?? 'unknown'}
        </>
      )}
    </p>
  );
}
