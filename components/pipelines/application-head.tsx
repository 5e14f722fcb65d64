'use client';

import { ArrowRight, CirclePause, Undo2, Zap } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useRefusal } from '@/components/shell/permissions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import type { Board } from '@/lib/domain/pipeline';
import { columnsOf, type Found, pipelineHref, promoteHref, rightOf, rollbackHref } from './places';

interface ApplicationHeadProps {
  connection: string;
  pipeline: string;
  application: string;
  /** Null while it is being read, or when it cannot be. */
  board: Board | null;
  found: Found | null;
}

/** Which application this is, where it stands, and what can be done with it. */
export function ApplicationHead({ connection, pipeline, application, board, found }: ApplicationHeadProps) {
  const refusal = useRefusal('change:plan', { connection, environment: found?.stage.id });
  const next = board && found ? nextOf(board, found) : [];
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 max-sm:basis-full">
        <Link
          href={pipelineHref(connection, pipeline)}
          className="rounded-small text-muted hover:text-ink hover:underline"
        >
          {board?.pipeline.name ?? 'Pipeline'}
        </Link>
        <span aria-hidden className="text-muted">
          /
        </span>
        <h1 className="font-semibold text-large">{found?.cell.application.name ?? application}</h1>
        {found && <EnvironmentName environment={found.stage} />}
        {found?.cell.application.suspended && (
          <Badge tone="warning" icon={CirclePause}>
            Suspended
          </Badge>
        )}
        {found?.cell.application.autoDeploy && <Badge icon={Zap}>Auto-deploy</Badge>}
        {board && !found && <p className="text-muted">is placed in no stage of this pipeline</p>}
      </div>
      {found?.cell.running && (
        <div className="flex flex-wrap gap-2">
          {next.length > 0 && (
            <ButtonLink size="small" href={promoteHref(connection, pipeline, application, next)}>
              <ArrowRight aria-hidden className="size-3.5" /> Promote…
            </ButtonLink>
          )}
          {refusal ? (
            <Button size="small" because={refusal}>
              <Undo2 aria-hidden className="size-3.5" /> Roll back one step…
            </Button>
          ) : (
            <ButtonLink size="small" href={rollbackHref(connection, pipeline, application)}>
              <Undo2 aria-hidden className="size-3.5" /> Roll back one step…
            </ButtonLink>
          )}
        </div>
      )}
    </header>
  );
}

/** The applications that come next in its rows. */
function nextOf(board: Board, { stage, rows }: Found): string[] {
  const columns = columnsOf(board);
  const ids = board.rows
    .filter(({ id }) => rows.includes(id))
    .flatMap((row) => {
      const right = rightOf(columns, row, stage);
      return (right && row.cells[right.id]?.application.id) ?? [];
    });
  return [...new Set(ids)];
}
