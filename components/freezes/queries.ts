import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { readChange } from '@/lib/endpoints/changes';
import { createFreeze, deleteFreeze, listFreezes } from '@/lib/endpoints/freezes';
import { call } from '@/lib/http/call';

const minute = 60_000;

/** Every freeze with its next windows. */
export const freezesQuery = queryOptions({
  queryKey: [listFreezes.name, { limit: 200 }],
  queryFn: ({ signal }) => call(listFreezes, { limit: 200 }, { signal }),
  refetchInterval: minute,
});

/** How environments of a connection stand now and what comes next, by their ids; asked for all at once. */
export const placesQuery = (connection: string, ids: readonly string[]) => {
  const asked = { connection, environments: ids.join(',') };
  return queryOptions({
    queryKey: [listFreezes.name, asked],
    queryFn: async ({ signal }) => (await call(listFreezes, { ...asked, limit: 1 }, { signal })).places,
    refetchInterval: minute,
    enabled: ids.length > 0,
  });
};

const changed = { invalidates: [[listFreezes.name], [readChange.name], ['audit']] };

export const createMutation = mutationOptions({
  mutationFn: (input: z.input<typeof createFreeze.input>) => call(createFreeze, input),
  meta: changed,
});

export const removeMutation = mutationOptions({
  mutationFn: (id: string) => call(deleteFreeze, { id }),
  meta: changed,
});
