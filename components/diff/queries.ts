import { queryOptions } from '@tanstack/react-query';
import { compareResource } from '@/lib/endpoints/compare';
import { call } from '@/lib/http/call';

interface Place {
  connection: string;
  source: string;
  target: string;
  type: string;
  id: string;
}

export const comparedResourceQuery = (place: Place) =>
  queryOptions({
    queryKey: [compareResource.name, place],
    queryFn: ({ signal }) => call(compareResource, place, { signal }),
    staleTime: 60_000,
  });
