'use client';

import { ArrowRight, CirclePause, Zap } from 'lucide-react';
import { memo } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Cell, Stage } from '@/lib/domain/pipeline';
import { BranchLine, BuildLine } from './build-line';
import { CellMenu } from './cell-menu';
import { LatestLine } from './latest-line';
import { applicationHref, promoteHref, wouldChange } from './places';
import { RelationBadge } from './relation-badge';

export interface BoardCellProps {
  connection: string;
  pipeline: string;
  row: string;
  stage: Stage;
  cell: Cell;
  /** The stage that it is compared with. */
  left: Stage | null;
  /** The stage that a build goes to next. */
  right: Stage | null;
  rightCell: Cell | undefined;
}

/** One application in one stage: what runs, since when, how that relates, what is on its way, and what can be done. */
export const BoardCell = memo(function BoardCell(props: BoardCellProps) {
  const { connection, pipeline, cell, left } = props;
  const { application, running, latest, problem } = cell;
  return (
    <div className="flex h-full min-w-0 flex-col items-start gap-1">
      <div className="flex w-full min-w-0 items-center gap-1">
        <Link
          href={applicationHref(connection, pipeline, application.id)}
          title={application.name}
          className="min-w-0 flex-1 truncate rounded-small font-medium hover:underline"
        >
          {application.name}
        </Link>
        <CellMenu {...props} />
      </div>
      {running && <BuildLine build={running} className="w-full" />}
      <div className="flex max-w-full flex-wrap items-center gap-1">
        {cell.relation !== 'first' && <RelationBadge cell={cell} left={left?.name ?? null} />}
        {application.suspended && (
          <Badge tone="warning" icon={CirclePause}>
            Suspended
          </Badge>
        )}
        {application.autoDeploy && (
          <Badge icon={Zap}>
            <span title="Every push to its branch is deployed by itself">Auto-deploy</span>
          </Badge>
        )}
      </div>
      {problem !== null && <p className="text-pretty text-muted text-small">{problem}</p>}
      {latest && <LatestLine connection={connection} pipeline={pipeline} latest={latest} />}
      {running && (
        <div className="mt-auto flex w-full flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p className="flex min-w-0 flex-wrap gap-x-3 text-muted text-small">
            <BranchLine build={running} />
            <span>
              live since <RelativeTime at={running.finishedAt ?? running.createdAt} />
            </span>
          </p>
          <Promote {...props} />
        </div>
      )}
    </div>
  );
});

/** Offered only where it would change something; everything else is in the menu. */
function Promote({ connection, pipeline, cell, right, rightCell }: BoardCellProps) {
  const refusal = useRefusal('change:plan', { connection, environment: right?.id });
  if (!right || !rightCell || !wouldChange(cell, rightCell)) return null;
  const words = (
    <>
      Promote to {right.name}
      <ArrowRight aria-hidden className="size-3.5" />
      <span className="sr-only">: {cell.application.name}</span>
    </>
  );
  if (refusal) {
    return (
      <Button size="small" because={refusal}>
        {words}
      </Button>
    );
  }
  return (
    <ButtonLink size="small" href={promoteHref(connection, pipeline, cell.application.id, [rightCell.application.id])}>
      {words}
    </ButtonLink>
  );
}
