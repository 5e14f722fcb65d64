'use client';

import { CircleDashed, CircleEqual, CirclePause, GitCompare, LoaderCircle, Zap } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { Tick } from '@/components/ui/tick';
import { type Deployment, isSameBuild } from '@/lib/domain/pipeline';
import { isUnderway } from './board-filter';
import type { Target } from './promoting';
import { buildName } from './words';

interface TargetTickProps {
  target: Target;
  build: Deployment;
  on: boolean;
  onToggle: () => void;
}

/** One target with what runs there now, beside the build that would run there. */
export function TargetTick({ target, build, on, onToggle }: TargetTickProps) {
  const { name, cell, rows } = target;
  const { application } = cell;
  return (
    <Tick
      state={on ? 'all' : 'none'}
      onToggle={onToggle}
      className={cx('gap-2.5 rounded-base border px-3 py-2', on ? 'border-accent bg-accent-soft' : 'border-line')}
    >
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{name}</span>
        <Now target={target} build={build} />
        {isUnderway(cell) && (
          <Badge tone="accent" icon={LoaderCircle}>
            Being deployed
          </Badge>
        )}
        {application.suspended && (
          <Badge tone="warning" icon={CirclePause}>
            Suspended
          </Badge>
        )}
        {application.autoDeploy && <Badge icon={Zap}>Auto-deploy</Badge>}
        <span className="text-muted text-small">row {rows.join(', ')}</span>
      </span>
    </Tick>
  );
}

function Now({ target: { cell }, build }: Pick<TargetTickProps, 'target' | 'build'>) {
  const { running, problem } = cell;
  if (problem !== null) return <span className="text-muted text-small">What runs there is not known. {problem}</span>;
  if (!running) return <Badge icon={CircleDashed}>Nothing runs there</Badge>;
  if (isSameBuild(running, build)) {
    return (
      <Badge tone="added" icon={CircleEqual}>
        Runs this build already
      </Badge>
    );
  }
  return (
    <Badge tone="modified" icon={GitCompare}>
      Runs {buildName(running)}
    </Badge>
  );
}
