'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { Board } from '@/lib/domain/pipeline';
import { boardEventsPath } from '@/lib/endpoints/pipelines';
import { boardQuery } from './queries';

/** How the page is told of the board: live, not yet, or not any more. */
export interface Line {
  state: 'connecting' | 'live' | 'lost';
  /** Why the vendor could not be read last time, while the line itself stands; null when it could. */
  problem: string | null;
}

const tryAgainAfter = 5000;
/** A reading of many applications takes its time; a line that is silent for longer is taken for broken. */
const silentAfter = 60_000;

const Read = z.object({ readAt: z.string() });
const Problem = z.object({ problem: z.string() });

/** Follows a board as the server tells of it. What comes in is put where the query keeps it. */
export function useBoardEvents(connection: string, pipeline: string, follow: boolean): Line {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>({ state: 'connecting', problem: null });
  useEffect(() => {
    if (!follow) return;
    const { queryKey } = boardQuery(connection, pipeline);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let events: EventSource;
    const lose = () => {
      setLine({ state: 'lost', problem: null });
      clearTimeout(silence);
      clearTimeout(timer);
      // The browser tries again by itself only while it has not given up.
      if (events.readyState === EventSource.CLOSED) timer = setTimeout(listen, tryAgainAfter);
    };
    const heard = (problem: string | null) => {
      setLine((before) =>
        before.state === 'live' && before.problem === problem ? before : { state: 'live', problem },
      );
      clearTimeout(silence);
      silence = setTimeout(() => {
        events.close();
        lose();
      }, silentAfter);
    };
    const listen = () => {
      events = new EventSource(boardEventsPath(connection, pipeline));
      events.addEventListener('open', () => heard(null));
      events.addEventListener('board', ({ data }) => {
        const board = parsed(Board, data);
        if (!board) return;
        client.setQueryData(queryKey, board);
        heard(null);
      });
      events.addEventListener('read', ({ data }) => {
        const read = parsed(Read, data);
        if (!read) return;
        client.setQueryData(queryKey, (board) => board && { ...board, ...read });
        heard(null);
      });
      events.addEventListener('problem', ({ data }) => heard(parsed(Problem, data)?.problem ?? null));
      events.addEventListener('error', lose);
    };
    listen();
    return () => {
      clearTimeout(timer);
      clearTimeout(silence);
      events.close();
    };
  }, [connection, pipeline, follow, client]);
  return line;
}

function parsed<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
