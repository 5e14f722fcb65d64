import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  checkConnection,
  createConnection,
  deleteConnection,
  listConnections,
  listEnvironments,
  readConnection,
  updateConnection,
} from '@/lib/endpoints/connections';
import { call } from '@/lib/http/call';

export const connectionQuery = (connection: string) =>
  queryOptions({
    queryKey: [readConnection.name, { connection }],
    queryFn: ({ signal }) => call(readConnection, { connection }, { signal }),
  });

// Other credentials may see other things, so all that was read through them goes as well.
const changed = {
  invalidates: [[listConnections.name], [readConnection.name], [listEnvironments.name], ['compare'], ['audit']],
};

export const createMutation = mutationOptions({
  mutationFn: (input: z.input<typeof createConnection.input>) => call(createConnection, input),
  meta: changed,
});

export const updateMutation = mutationOptions({
  mutationFn: (input: z.input<typeof updateConnection.input>) => call(updateConnection, input),
  meta: changed,
});

export const removeMutation = mutationOptions({
  mutationFn: (connection: string) => call(deleteConnection, { connection }),
  meta: changed,
});

export const checkMutation = mutationOptions({
  mutationFn: (connection: string) => call(checkConnection, { connection }),
  meta: changed,
});
