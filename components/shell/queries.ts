import { queryOptions } from '@tanstack/react-query';
import { listConnections } from '@/lib/endpoints/connections';
import { call } from '@/lib/http/call';

/** All connections; a house has a handful, so one page of the longest kind holds them. */
export const connectionsQuery = queryOptions({
  queryKey: [listConnections.name, { limit: 200 }],
  queryFn: ({ signal }) => call(listConnections, { limit: 200 }, { signal }),
});
