'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { listFlowDeployments, readFlowDeployment } from '@/lib/endpoints/flow-deployments';
import { CallError, call } from '@/lib/http/call';
import { keepFresh } from './queries';

/** What the vendor says of a deployment now: `now` is null when it is gone. */
export type Fresh = { read: true; now: FlowDeployment | null } | { read: false; why: string };

/** Reads one deployment anew and keeps what was read. */
export function useRereading(connection: string): (one: FlowDeployment) => Promise<Fresh> {
  const client = useQueryClient();
  return useCallback(
    async ({ id, version }: FlowDeployment) => {
      const fresh = await readNow(connection, version.id, id);
      // One that is gone stays in the list for now, so that its row can say so.
      if (fresh.read && fresh.now) keepFresh(client, connection, id, fresh.now);
      return fresh;
    },
    [client, connection],
  );
}

async function readNow(connection: string, version: string, deployment: string): Promise<Fresh> {
  try {
    return { read: true, now: await call(readFlowDeployment, { connection, version, deployment }) };
  } catch (error) {
    if (error instanceof CallError && error.problem.code === 'not_found') return { read: true, now: null };
    return { read: false, why: error instanceof Error ? error.message : 'The answer could not be understood.' };
  }
}

/** Reads many deployments of one environment anew: one by one, or page by page where that is less to ask. */
export function useRereadingMany(connection: string) {
  const client = useQueryClient();
  const reread = useRereading(connection);
  return useCallback(
    async (environment: string, wanted: readonly FlowDeployment[]): Promise<Map<string, Fresh>> => {
      if (wanted.length <= few)
        return new Map(await Promise.all(wanted.map(async (one) => [one.id, await reread(one)] as const)));
      try {
        const there = await everyOneIn(connection, environment);
        return new Map(
          wanted.map(({ id }) => {
            const now = there.get(id) ?? null;
            if (now) keepFresh(client, connection, id, now);
            return [id, { read: true, now }];
          }),
        );
      } catch (error) {
        const why = error instanceof Error ? error.message : 'The answer could not be understood.';
        return new Map(wanted.map(({ id }) => [id, { read: false, why }]));
      }
    },
    [client, connection, reread],
  );
}

const few = 4;

async function everyOneIn(connection: string, environment: string): Promise<Map<string, FlowDeployment>> {
  const found = new Map<string, FlowDeployment>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await call(listFlowDeployments, { connection, environment, cursor, limit: 100 });
    for (const one of page.items) found.set(one.id, one);
    cursor = page.nextCursor;
  }
  return found;
}
