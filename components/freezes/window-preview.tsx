'use client';

import { useQuery } from '@tanstack/react-query';
import { Notice } from '@/components/ui/notice';
import type { FreezeDraft } from '@/lib/domain/freeze';
import { WindowList } from './window-list';

const shown = 5;
const ahead = 400 * 86_400_000;

/** The next windows by the same rules that the server goes by; the calendar is only loaded when there is something to show. */
export function WindowPreview({ draft }: { draft: FreezeDraft }) {
  const { timeZone, start, end, rule, until } = draft;
  const times = { timeZone, start, end, rule, until };
  const { data, error } = useQuery({
    queryKey: ['freeze-preview', times],
    queryFn: async () => {
      const [{ upcoming }, { recurrenceFaults }] = await Promise.all([
        import('@/lib/domain/freeze-calendar'),
        import('@/lib/domain/freeze-recurrence'),
      ]);
      const faults = recurrenceFaults(times).map(({ message }) => message);
      const now = new Date();
      const windows = upcoming({ ...draft, id: 'preview' }, now, new Date(now.getTime() + ahead), shown);
      return {
        faults,
        windows: windows.map((one) => ({ start: one.start.toISOString(), end: one.end.toISOString() })),
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (error) return <p className="text-muted">The next windows cannot be shown here. The server checks them.</p>;
  if (!data) return null;
  if (data.faults.length > 0) {
    return (
      <Notice tone="warning" role="status" title="These times do not go together">
        {data.faults.map((fault) => (
          <p key={fault}>{fault}.</p>
        ))}
      </Notice>
    );
  }
  return (
    <Notice role="status" title={`The next ${data.windows.length || ''} windows, by your own clock`}>
      <WindowList windows={data.windows} />
    </Notice>
  );
}
