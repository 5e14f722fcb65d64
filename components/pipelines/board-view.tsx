'use client';

import { useQuery } from '@tanstack/react-query';
import { MapPinned, Unplug } from 'lucide-react';
import { useState } from 'react';
import { PlaceNotes } from '@/components/freezes/place-notes';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Board } from '@/lib/domain/pipeline';
import { type Line, useBoardEvents } from './board-events';
import { BoardHead } from './board-head';
import { BoardList } from './board-list';
import { pipelineHref } from './places';
import { boardQuery } from './queries';

const pollEvery = 10_000;

interface BoardViewProps {
  connection: string;
  pipeline: string;
}

/** What runs where, live. It owns the reading; what is seen of it is up to the list. */
export function BoardView({ connection, pipeline }: BoardViewProps) {
  const [lost, setLost] = useState(false);
  const query = useQuery({ ...boardQuery(connection, pipeline), refetchInterval: lost ? pollEvery : false });
  const board = query.data;
  const line = useBoardEvents(connection, pipeline, board !== undefined);
  if (lost !== (line.state === 'lost')) setLost(line.state === 'lost');
  if (query.isPending) return <Loading what="Reading what runs in each stage…" rows={6} />;
  if (!board) {
    return (
      <main id="main" className="p-4">
        <h1 className="sr-only">Pipeline</h1>
        {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      </main>
    );
  }
  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-md:h-auto">
      <BoardHead connection={connection} board={board} line={line} />
      <PlaceNotes
        places={board.pipeline.stages
          .filter(({ preview }) => !preview)
          .map((environment) => ({ connection, environment }))}
        className="border-line border-b px-4 py-1"
      />
      <Trouble line={line} />
      {board.placedBy === 'nobody' ? (
        <NothingPlaced connection={connection} board={board} />
      ) : (
        <BoardList connection={connection} board={board} />
      )}
    </main>
  );
}

/** Why what is shown may be old. */
function Trouble({ line }: { line: Line }) {
  if (line.state === 'lost') {
    return (
      <Notice tone="warning" role="status" icon={Unplug} className="rounded-none" title="The live connection is lost">
        What you see is as old as the time above says. It is asked for every {pollEvery / 1000} seconds until the
        connection is back.
      </Notice>
    );
  }
  if (line.problem === null) return null;
  return (
    <Notice tone="warning" role="status" className="rounded-none" title="The last look at the vendor failed">
      <p>{line.problem}</p>
      <p>What you see is as old as the time above says. Promenade goes on trying.</p>
    </Notice>
  );
}

function NothingPlaced({ connection, board }: { connection: string; board: Board }) {
  return (
    <EmptyState
      icon={MapPinned}
      title="Nobody has said yet which application is in which stage"
      action={
        <ButtonLink tone="primary" href={`${pipelineHref(connection, board.pipeline.id)}/applications`}>
          Place the applications
        </ButtonLink>
      }
    >
      The vendor does not tell. It takes a minute: Promenade suggests where each one seems to belong, and an
      administrator says yes.
    </EmptyState>
  );
}
