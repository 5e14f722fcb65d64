'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isSettled } from '@/lib/domain/change';
import { GovernedChange } from '@/lib/domain/governance';
import { changeEventsPath, readChange, submitChange } from '@/lib/endpoints/changes';
import { changeQuery } from './queries';

export type Connection = 'idle' | 'live' | 'lost';

const tryAgainAfter = 5000;
const kept = new Set<unknown>([readChange.name, submitChange.name]);

/** Follows a change as the server tells of it. What comes in is put where the query keeps it. */
export function useChangeEvents(id: string, follow: boolean, onConnection: (state: Connection) => void): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!follow) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let events: EventSource;
    const listen = () => {
      events = new EventSource(changeEventsPath(id));
      events.addEventListener('open', () => onConnection('live'));
      events.addEventListener('change', (event) => {
        const change = parse(event.data);
        if (!change) return;
        client.setQueryData(changeQuery(id).queryKey, change);
        if (!isSettled(change.status)) return;
        events.close();
        // Whatever was read before the run may be different now; the change itself has just come in.
        void client.invalidateQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
      });
      events.addEventListener('error', () => {
        onConnection('lost');
        // The browser tries again by itself only while it has not given up.
        if (events.readyState === EventSource.CLOSED) timer = setTimeout(listen, tryAgainAfter);
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      events.close();
      onConnection('idle');
    };
  }, [id, follow, client, onConnection]);
}

function parse(data: unknown): GovernedChange | null {
  try {
    return GovernedChange.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
