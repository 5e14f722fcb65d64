import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { cancelChange, listChanges, readChange, retryChange, runChange, submitChange } from '@/lib/endpoints/changes';
import { compareEnvironments, compareResource } from '@/lib/endpoints/compare';
import { listFlowDeployments } from '@/lib/endpoints/flow-deployments';
import { readMatrix } from '@/lib/endpoints/matrix';
import { listWorkflows, readWorkflow } from '@/lib/endpoints/workflows';
import { call } from '@/lib/http/call';

type Submission = z.input<typeof submitChange.input>;

/** A dry run: it reads and plans and writes nothing, so it may be asked for like any reading. */
export const planQuery = (submission: Pick<Submission, 'connection' | 'action' | 'input'>) =>
  queryOptions({
    queryKey: [submitChange.name, submission],
    queryFn: async ({ signal }) => {
      const input = { ...submission, dryRun: true };
      const { plan } = await call(submitChange, input, { signal, idempotencyKey: crypto.randomUUID() });
      return { plan, madeAt: new Date().toISOString() };
    },
    // A plan that was reviewed must not be replaced behind the reader's back, nor outlive the page.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

const written = [[listChanges.name], [readChange.name], ['audit']];

export const submitMutation = mutationOptions({
  mutationFn: ({ idempotencyKey, ...submission }: Submission & { idempotencyKey: string }) =>
    call(submitChange, submission, { idempotencyKey }),
  meta: { invalidates: written },
});

/** What a run may make untrue. */
const read = [compareEnvironments, compareResource, readMatrix, listFlowDeployments, listWorkflows, readWorkflow];

const ran = { invalidates: [...written, ...read.map(({ name }) => [name])] };

export const runMutation = mutationOptions({
  mutationFn: (input: z.input<typeof runChange.input>) => call(runChange, input),
  meta: ran,
});

export const retryMutation = mutationOptions({
  mutationFn: (input: z.input<typeof retryChange.input>) => call(retryChange, input),
  meta: ran,
});

export const cancelMutation = mutationOptions({
  mutationFn: (change: string) => call(cancelChange, { change }),
  meta: { invalidates: written },
});

export const changeQuery = (change: string) =>
  queryOptions({
    queryKey: [readChange.name, { change }],
    queryFn: ({ signal }) => call(readChange, { change }, { signal }),
  });

type ChangesFilter = Pick<z.input<typeof listChanges.input>, 'connection' | 'status' | 'limit' | 'waitingForMe'>;

export const changesQuery = (filter: ChangesFilter) =>
  infiniteQueryOptions({
    queryKey: [listChanges.name, filter],
    queryFn: ({ signal, pageParam }) => call(listChanges, { ...filter, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
