import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { isEnded } from '@/lib/domain/pipeline';
import {
  listApplications,
  listDeployments,
  listPipelines,
  placeApplications,
  readDeployment,
  readPipeline,
} from '@/lib/endpoints/pipelines';
import { call } from '@/lib/http/call';

export const pipelinesQuery = (connection: string) =>
  queryOptions({
    queryKey: [listPipelines.name, { connection }],
    queryFn: ({ signal }) => call(listPipelines, { connection }, { signal }),
  });

export const boardQuery = (connection: string, pipeline: string) =>
  queryOptions({
    queryKey: [readPipeline.name, { connection, pipeline }],
    queryFn: ({ signal }) => call(readPipeline, { connection, pipeline }, { signal }),
  });

export const applicationsQuery = (connection: string) =>
  queryOptions({
    queryKey: [listApplications.name, { connection }],
    queryFn: ({ signal }) => call(listApplications, { connection }, { signal }),
  });

const lookAgainEvery = 4000;
/** What was deployed a moment ago has to be there when somebody comes to look. */
const always = 0;
const pageSize = 30;

/** Newest first; asked again while one of them is on its way. */
export const deploymentsQuery = (connection: string, application: string) =>
  infiniteQueryOptions({
    queryKey: [listDeployments.name, { connection, application }],
    queryFn: ({ signal, pageParam }) =>
      call(listDeployments, { connection, application, limit: pageSize, cursor: pageParam || undefined }, { signal }),
    staleTime: always,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => {
      const open = state.data?.pages.some(({ items }) => items.some(({ status }) => !isEnded(status)));
      return open ? lookAgainEvery : false;
    },
  });

export interface DeploymentPlace {
  connection: string;
  application: string;
  deployment: string;
}

export const deploymentQuery = (place: DeploymentPlace) =>
  queryOptions({
    queryKey: [readDeployment.name, place],
    queryFn: ({ signal }) => call(readDeployment, place, { signal }),
    staleTime: always,
    refetchInterval: ({ state }) => (state.data && !isEnded(state.data.deployment.status) ? lookAgainEvery : false),
  });

/** With its log, which the vendor gives thirty times a minute to the whole company; so it is read on demand only. */
export const logQuery = (place: DeploymentPlace) =>
  queryOptions({
    queryKey: [readDeployment.name, place, 'log'],
    queryFn: async ({ signal }) => {
      const { log } = await call(readDeployment, { ...place, log: 'true' }, { signal });
      return { lines: log ?? [], readAt: new Date().toISOString() };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const placeMutation = mutationOptions({
  mutationFn: (input: z.input<typeof placeApplications.input>) => call(placeApplications, input),
  meta: {
    invalidates: [[listPipelines.name], [readPipeline.name], ['compare'], ['compare.resource'], ['matrix'], ['audit']],
  },
});
