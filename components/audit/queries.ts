import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { type AuditFilter, listAudit, verifyAudit } from '@/lib/endpoints/audit';
import type { OutputOf } from '@/lib/endpoints/endpoint';
import { call } from '@/lib/http/call';

const Day = z.iso.date();
const oneDay = 86_400_000;

/** What the address of the page narrows the log to. Days are whole days of UTC, the last one included. */
export function filterOf(address: Pick<URLSearchParams, 'get'>): AuditFilter {
  const one = (name: string) => address.get(name) || undefined;
  const startOf = (name: string, later = 0) => {
    const day = Day.safeParse(address.get(name)).data;
    return day === undefined ? undefined : new Date(Date.parse(day) + later).toISOString();
  };
  return {
    connection: one('connection'),
    environment: one('environment'),
    subject: one('subject'),
    event: one('event'),
    actor: one('actor'),
    from: startOf('from'),
    until: startOf('until', oneDay),
  };
}

export const isFiltered = (filter: AuditFilter) => Object.values(filter).some((value) => value !== undefined);

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

/** What following the chain has shown, and when that was. */
export type Verified = OutputOf<typeof verifyAudit> & { checkedAt: string };

/** Only asked for by hand: it reads the whole log. */
export const verifyQuery = queryOptions({
  queryKey: [verifyAudit.name],
  queryFn: async ({ signal }): Promise<Verified> => ({
    ...(await call(verifyAudit, {}, { signal })),
    checkedAt: new Date().toISOString(),
  }),
  enabled: false,
  gcTime: 0,
});
