'use client';

import { useState } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { Disclosure } from '@/components/ui/disclosure';
import type { Deployment } from '@/lib/domain/pipeline';
import { ApplicationComparison } from './application-comparison';
import { BuildLine } from './build-line';
import { BuildsAcross } from './builds-across';
import type { Found } from './places';
import type { Target } from './promoting';

interface ChosenTargetProps {
  connection: string;
  source: Found;
  build: Deployment;
  /** Of the source, newest first; null while they are being read. */
  deployments: readonly Deployment[] | null;
  target: Target;
}

/** One chosen target beside the source: the build before and after, what comes along, and what differs around it. */
export function ChosenTarget({ connection, source, build, deployments, target }: ChosenTargetProps) {
  const [open, setOpen] = useState(true);
  const { running } = target.cell;
  const shared = target.rows.find((row) => source.rows.includes(row));
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      className="overflow-hidden rounded-large border border-line"
      summary={
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{target.name}</span>
          <EnvironmentName environment={target.stage} />
        </span>
      }
    >
      <div className="border-line border-t">
        <div className="grid gap-x-6 gap-y-2 p-3 md:grid-cols-2">
          <dl className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 self-start [&_dt]:text-muted">
            <dt>Runs now</dt>
            <dd className="min-w-0">{running ? <BuildLine build={running} /> : 'nothing'}</dd>
            <dt>Will run</dt>
            <dd className="min-w-0 font-medium">
              <BuildLine build={build} />
            </dd>
          </dl>
          <div className="min-w-0">
            {deployments ? (
              <BuildsAcross deployments={deployments} running={running} />
            ) : (
              <p className="text-muted">Reading what lies between…</p>
            )}
          </div>
        </div>
        <div className="border-line border-t">
          <ApplicationComparison
            connection={connection}
            source={{ environment: source.stage, row: shared ?? source.rows[0] ?? '' }}
            target={{ environment: target.stage, row: shared ?? target.rows[0] ?? '' }}
          />
        </div>
      </div>
    </Disclosure>
  );
}
