import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listAudit, verifyAudit } from '@/lib/endpoints/audit';
import { call } from '@/lib/http/call';

interface AuditFilter {
  connection: string | undefined;
  subject: string | undefined;
  event: string | undefined;
  actor: string | undefined;
}

/** Records newest first; with `record`, from that one on to the older ones. */
export const auditQuery = (filter: AuditFilter, record: number | null) =>
  infiniteQueryOptions({
    queryKey: [listAudit.name, filter, record],
    queryFn: ({ signal, pageParam }) => call(listAudit, { ...filter, cursor: pageParam }, { signal }),
    initialPageParam: record === null ? undefined : String(record + 1),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A trail that is a minute old would be read as the whole truth.
    staleTime: 0,
  });

/** Only asked for by hand: it reads the whole log. */
export const verifyQuery = queryOptions({
  queryKey: [verifyAudit.name],
  queryFn: async ({ signal }) => ({
    ...(await call(verifyAudit, {}, { signal })),
    checkedAt: new Date().toISOString(),
  }),
  enabled: false,
  gcTime: 0,
});
