import { queryOptions } from '@tanstack/react-query';
import type { Row } from '@/lib/domain/row';
import { type ComparisonPart, compareEnvironments } from '@/lib/endpoints/compare';
import { listEnvironments } from '@/lib/endpoints/connections';
import { call, callInParts } from '@/lib/http/call';

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
    queryFn: ({ signal, client }) => {
      const { queryKey } = soFarQuery(direction);
      client.setQueryData(queryKey, nothingYet);
      const add = (parts: ComparisonPart[]) =>
        client.setQueryData(queryKey, (before: SoFar | undefined) => ({
          rows: [...(before?.rows ?? []), ...parts.map(({ row }) => ({ ...row, locked: row.locked ?? notYet }))],
          listed: parts[0]?.listed ?? 0,
        }));
      return callInParts(compareEnvironments, direction, add, { signal });
    },
    staleTime: 10 * 60_000,
  });

interface SoFar {
  rows: Row[];
  listed: number;
}

const nothingYet: SoFar = { rows: [], listed: 0 };
const notYet = 'It can be ticked when both environments have been read.';

/** What the comparison that is on its way has told already. */
export const soFarQuery = (direction: Direction) =>
  queryOptions({
    queryKey: [`${compareEnvironments.name}.so-far`, direction],
    // Only ever filled by the reading of the comparison.
    enabled: false,
    queryFn: (): SoFar => nothingYet,
    gcTime: 0,
  });
