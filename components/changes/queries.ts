import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { StepStatus } from '@/lib/domain/change';
import { cancelChange, listChanges, readChange, retryChange, runChange, submitChange } from '@/lib/endpoints/changes';
import { compareEnvironments, compareResource } from '@/lib/endpoints/compare';
import { listFlowDeployments } from '@/lib/endpoints/flow-deployments';
import { readMatrix } from '@/lib/endpoints/matrix';
import { readPlannedDocuments, readStanding } from '@/lib/endpoints/planned-documents';
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

interface StepPlace {
  change: string;
  step: string;
}

/** What was planned stays what was planned. */
export const plannedQuery = (place: StepPlace) =>
  queryOptions({
    queryKey: [readPlannedDocuments.name, place],
    queryFn: ({ signal }) => call(readPlannedDocuments, place, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** How both sides stand; asked again when the step has got further. */
export const standingQuery = (place: StepPlace, status: StepStatus) =>
  queryOptions({
    queryKey: [readStanding.name, place, status],
    queryFn: ({ signal }) => call(readStanding, place, { signal }),
    staleTime: 30_000,
    enabled: status !== 'running',
  });

type ChangesFilter = Pick<z.input<typeof listChanges.input>, 'connection' | 'status' | 'limit' | 'waitingForMe'>;

export const changesQuery = (filter: ChangesFilter) =>
  infiniteQueryOptions({
    queryKey: [listChanges.name, filter],
    queryFn: ({ signal, pageParam }) => call(listChanges, { ...filter, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
