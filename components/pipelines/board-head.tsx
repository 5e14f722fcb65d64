'use client';

import { MapPinned } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import type { Board } from '@/lib/domain/pipeline';
import type { Line } from './board-events';
import { LineState } from './line-state';
import { pipelineHref } from './places';
import { typeSentence } from './words';

interface BoardHeadProps {
  connection: string;
  board: Board;
  line: Line;
}

export function BoardHead({ connection, board, line }: BoardHeadProps) {
  const { pipeline, readAt } = board;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Link href={`/c/${connection}/pipelines`} className="rounded-small text-muted hover:text-ink hover:underline">
          Pipelines
        </Link>
        <span aria-hidden className="text-muted">
          /
        </span>
        <h1 className="font-semibold text-large">{pipeline.name}</h1>
        <p className="text-muted">{typeSentence(pipeline)}</p>
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-3">
        <LineState line={line} readAt={readAt} />
        <ButtonLink size="small" href={`${pipelineHref(connection, pipeline.id)}/applications`}>
          <MapPinned aria-hidden className="size-3.5" /> Placed applications
        </ButtonLink>
      </div>
    </header>
  );
}
