'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useQuickChange } from '@/components/changes/quick-change';
import { environmentsQuery } from '@/components/compare/queries';
import { placesQuery } from '@/components/freezes/queries';
import { lineQuery } from '@/components/line/queries';
import { policiesQuery } from '@/components/policies/queries';
import { useActor } from '@/components/shell/permissions';
import { useToast } from '@/components/ui/toast';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { whyNotOneClick } from '@/lib/domain/one-click';
import { policyFor } from '@/lib/domain/policy';
import { pathsOf, type Way } from './address';
import { doing, done, statusOf } from './outcome-words';
import { useRereading } from './rereading';
import type { RowStatuses } from './row-status';

export type Toggle = (one: FlowDeployment) => void;

/** One press on the switch of a row, with a way back. */
export function useToggling(connection: string, statuses: RowStatuses): { toggle: Toggle; undoLast: () => void } {
  const router = useRouter();
  const say = useToast();
  const quickly = useQuickChange();
  const reread = useRereading(connection);
  const whyNot = useOneClick(connection);
  const latest = useRef<{ one: FlowDeployment; change: string; at: number } | null>(null);
  const turnRef = useRef<(one: FlowDeployment, undoes: string | null) => Promise<void>>(async () => {});

  const turn = useCallback(
    async (one: FlowDeployment, undoes: string | null): Promise<void> => {
      const way: Way = one.enabled ? 'disable' : 'enable';
      const { id, version, environment } = one;
      // A row turns once at a time, whether by its switch or by the way back of an earlier press.
      if (statuses.get(id)?.kind === 'pending') return;
      const review = () => {
        statuses.set([id], null);
        router.push(pathsOf(connection).toggle(way, one));
      };
      statuses.set([id], { kind: 'pending', way, message: `${doing[way]} …` });
      if (await whyNot(environment.id)) return review();
      const outcome = await quickly({
        connection,
        action: way,
        input: { deployments: [{ version: version.id, id }], environment: environment.id },
        ...(undoes ? { noNews: 'every warning', reason: `Undoes change ${undoes}, seconds after it` } : {}),
      });
      if (outcome.kind === 'review') return review();
      const fresh = await reread(one);
      statuses.set([id], statusOf(outcome, fresh, way));
      if (outcome.kind !== 'done' || !fresh.read || !fresh.now) return;
      const now = fresh.now;
      const change = outcome.change.id;
      latest.current = { one: now, change, at: Date.now() };
      const undo = undoes ? null : { label: 'Undo', run: () => void turnRef.current(now, change) };
      say(`${done[way]}: “${one.flow.name}” in ${environment.name}`, undo);
    },
    [connection, quickly, reread, router, say, statuses, whyNot],
  );
  useEffect(() => {
    turnRef.current = turn;
  }, [turn]);

  const toggle = useCallback<Toggle>((one) => void turn(one, null), [turn]);
  const undoLast = useCallback(() => {
    const last = latest.current;
    if (!last || Date.now() - last.at > undoFor) return;
    latest.current = null;
    void turn(last.one, last.change);
  }, [turn]);
  return { toggle, undoLast };
}

const undoFor = 10_000;
const notRead = 'Whether one click is enough could not be read.';

/** Answers why one click is not enough in an environment at this moment, or null. */
function useOneClick(connection: string): (environment: string) => Promise<string | null> {
  const client = useQueryClient();
  const person = useActor()?.id ?? '';
  return useCallback(
    async (environment: string) => {
      try {
        const { items } = await client.ensureQueryData(environmentsQuery(connection));
        // Those that the head of the page asks for, too, so that the answer is mostly there.
        const ids = [...new Set([...items.map(({ id }) => id), environment])];
        const [policies, places, line] = await Promise.all([
          client.fetchQuery(policiesQuery),
          client.fetchQuery(placesQuery(connection, ids)),
          client.fetchQuery(lineQuery),
        ]);
        const place = places[environment];
        if (!place) return notRead;
        return whyNotOneClick({
          policy: policyFor(policies.items, connection, environment),
          frozen: place.frozen.map(({ name }) => name),
          stopped: line.stopped?.reason ?? null,
          person,
          production: items.find(({ id }) => id === environment)?.production ?? true,
        });
      } catch {
        // What cannot be asked is not taken for a yes.
        return notRead;
      }
    },
    [client, connection, person],
  );
}
