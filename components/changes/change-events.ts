'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isSettled } from '@/lib/domain/change';
import { GovernedChange } from '@/lib/domain/governance';
import { changeEventsPath, readChange, submitChange } from '@/lib/endpoints/changes';
import { call } from '@/lib/http/call';
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
    let settled = false;
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
        settled = true;
        forgetWhatWas(client);
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
      if (!settled && client.getQueryData(changeQuery(id).queryKey)?.status === 'running') void followOn(client, id);
    };
  }, [id, follow, client, onConnection]);
}

/** Whatever was read before the run may be different now; the change itself has just come in. */
function forgetWhatWas(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
}

const [lookEvery, looks] = [5000, 240];
const followed = new Set<string>();

/** Who has gone on to another page before the end must not be shown there what was true before the run. */
async function followOn(client: QueryClient, id: string): Promise<void> {
  if (followed.has(id)) return;
  followed.add(id);
  for (let look = 0; look < looks; look++) {
    await new Promise((wake) => setTimeout(wake, lookEvery));
    const change = await call(readChange, { change: id }).catch(() => null);
    // Not to have been told says nothing about the run.
    if (!change || change.status === 'running') continue;
    client.setQueryData(changeQuery(id).queryKey, change);
    break;
  }
  followed.delete(id);
  forgetWhatWas(client);
}

function parse(data: unknown): GovernedChange | null {
  try {
    return GovernedChange.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
