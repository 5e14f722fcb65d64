import { MutationCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { CallError } from '@/lib/http/call';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: { invalidates?: readonly QueryKey[] };
  }
}

/** Queries are asked again by hand or after a write that names them, not behind the reader's back. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      // Also after a failure: a write that did not answer may have happened.
      onSettled: async (_data, _error, _variables, _context, mutation) => {
        const keys = mutation.meta?.invalidates ?? [];
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
      },
    }),
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        staleTime: 30_000,
        retry: (failures, error) => failures < 1 && error instanceof CallError && error.problem.code === 'unreachable',
      },
    },
  });
  return client;
}
