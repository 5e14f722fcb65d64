import { infiniteQueryOptions } from '@tanstack/react-query';
import { listAudit } from '@/lib/endpoints/audit';
import { call } from '@/lib/http/call';

interface AuditFilter {
  connection: string | undefined;
  subject: string | undefined;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [listAudit.name, filter],
    queryFn: ({ signal, pageParam }) => call(listAudit, { ...filter, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A trail that is a minute old would be read as the whole truth.
    staleTime: 0,
  });
