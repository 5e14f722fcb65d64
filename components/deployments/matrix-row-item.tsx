'use client';

import { CircleDashed, Plus } from 'lucide-react';
import { memo } from 'react';
import { Link } from '@/components/ui/link';
import { Tick } from '@/components/ui/tick';
import { cellOf, isOlder, type MatrixRow } from '@/lib/domain/deployment-matrix';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { type FlowDeployment, noEnvironment, priorityLabel } from '@/lib/domain/flow-deployment';
import { pathsOf } from './address';
import { StateBadge } from './state-badge';

interface MatrixRowItemProps {
  connection: string;
  row: MatrixRow;
  index: number;
  measure: (node: Element | null) => void;
  environments: readonly EnvironmentRef[];
  complete: boolean;
  ticked: boolean;
  onTick: (flow: string) => void;
}

export const MatrixRowItem = memo(function MatrixRowItem(props: MatrixRowItemProps) {
  const { connection, row, index, measure, environments, complete, ticked, onTick } = props;
  const { flow, newest, twins } = row;
  const paths = pathsOf(connection);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 border-line border-b bg-page px-4 py-1.5 text-left font-normal group-hover:bg-hover"
      >
        <Tick state={ticked ? 'all' : 'none'} onToggle={() => onTick(flow.id)} className="items-center gap-2.5">
          <span className="min-w-0">
            <span className="font-medium">{flow.name}</span>
            {twins.length > 0 && (
              <span className="block text-small text-warning">
                Deployed twice in {twins[0]?.environment.name}: delete one of them at Patchworks
              </span>
            )}
          </span>
        </Tick>
      </th>
      {environments.map((environment) => {
        const one = cellOf(row, environment.id);
        return (
          <td
            key={environment.id}
            className="border-line border-b border-l px-3 py-1.5 align-middle group-hover:bg-hover"
          >
            {one ? (
              <Deployed one={one} href={paths.of(one.id)} newest={newest} environment={environment.name} />
            ) : environment.id === noEnvironment ? (
              <span className="text-muted text-small">
                <span aria-hidden>–</span>
                <span className="sr-only">Not deployed without an environment</span>
              </span>
            ) : complete ? (
              <Absent
                href={paths.create({ flow: flow.id, version: newest, environment: environment.id })}
                what={`${flow.name} to ${environment.name}`}
              />
            ) : (
              <span className="text-muted text-small">not read yet</span>
            )}
          </td>
        );
      })}
    </tr>
  );
});

interface DeployedProps {
  one: FlowDeployment;
  href: string;
  newest: string;
  environment: string;
}

function Deployed({ one, href, newest, environment }: DeployedProps) {
  const { version, enabled, priority, flow } = one;
  const older = isOlder(version.id, newest);
  return (
    <div className="flex flex-col items-start gap-0.5">
      <StateBadge state={enabled ? 'enabled' : 'disabled'} />
      <span className="text-small tabular-nums">
        <Link
          href={href}
          aria-label={`${flow.name} in ${environment}: ${version.number === null ? version.id : `#${version.number}`}`}
          className="rounded-small font-medium hover:underline"
        >
          {version.number === null ? version.id : `#${version.number}`}
        </Link>
        {older && <span className="font-medium text-warning"> older</span>}
        {priority !== null && <span className="text-muted"> · {priorityLabel(priority)}</span>}
      </span>
    </div>
  );
}

function Absent({ href, what }: { href: string; what: string }) {
  return (
    <div className="flex flex-col items-start gap-0.5">
      <span className="inline-flex h-5 items-center gap-1 text-muted text-small">
        <CircleDashed aria-hidden className="size-3.5" /> Not deployed
      </span>
      <Link
        href={href}
        aria-label={`Deploy ${what}`}
        className="inline-flex items-center gap-0.5 rounded-small font-medium text-accent text-small hover:underline"
      >
        <Plus aria-hidden className="size-3" /> Deploy…
      </Link>
    </div>
  );
}
