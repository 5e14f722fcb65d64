import { RelativeTime } from '@/components/ui/relative-time';
import type { Side } from '@/lib/domain/row';

/** Who changed one side and when, as far as the vendor says. */
export function SideNote({ environment, side }: { environment: string; side: Side | null }) {
  return (
    <span className="min-w-0 shrink truncate">
      <span className="text-ink/80">{environment}:</span>{' '}
      {side ? (
        <>
          {side.updatedBy ?? 'unknown'}, {side.updatedAt ? <RelativeTime at={side.updatedAt} /> : 'unknown when'}
        </>
      ) : (
        'not there'
      )}
    </span>
  );
}
