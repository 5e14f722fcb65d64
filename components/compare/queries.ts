import { queryOptions } from '@tanstack/react-query';
import { compareEnvironments } from '@/lib/endpoints/compare';
import { listEnvironments } from '@/lib/endpoints/connections';
import { call } from '@/lib/http/call';

export const environmentsQuery = (connection: string) =>
  queryOptions({
    queryKey: [listEnvironments.name, { connection }],
    queryFn: ({ signal }) => call(listEnvironments, { connection }, { signal }),
    staleTime: 5 * 60_000,
  });

interface Direction {
  connection: string;
  source: string;
  target: string;
}

/** Reading two environments costs the vendor something, so it happens on arrival and on request, not in between. */
export const comparisonQuery = (direction: Direction) =>
  queryOptions({
    queryKey: [compareEnvironments.name, direction],
    queryFn: ({ signal }) => call(compareEnvironments, direction, { signal }),
    staleTime: 10 * 60_000,
  });
