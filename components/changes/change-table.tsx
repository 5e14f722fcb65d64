import { EnvironmentName } from '@/components/compare/environment-name';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ChangeSummary } from '@/lib/endpoints/changes';
import { StatusBadge } from './status-badge';

/** Changes in short, newest first. */
export function ChangeTable({ changes }: { changes: readonly ChangeSummary[] }) {
  return (
    <div className="relative overflow-x-auto rounded-large border border-line">
      <table className="w-full min-w-2xl text-left">
        <thead className="bg-panel text-muted text-small">
          <tr>
            <th className="px-4 py-2 font-medium">Change</th>
            <th className="px-4 py-2 font-medium">Status</th>
            <th className="px-4 py-2 font-medium">Into</th>
            <th className="px-4 py-2 font-medium">Steps</th>
            <th className="px-4 py-2 font-medium">Requested</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.id} className="relative border-line border-t hover:bg-hover">
              <td className="px-4 py-2">
                <Link href={`/changes/${change.id}`} className="font-medium after:absolute after:inset-0">
                  {change.title}
                </Link>
                <span className="block text-muted text-small">
                  {change.connection} ·{' '}
                  <code className="relative" title={`Digest of the plan: ${change.digest}`}>
                    {change.digest.slice(0, 8)}
                  </code>
                </span>
                {change.reason && (
                  <span className="line-clamp-2 max-w-md break-words text-small">
                    <span className="sr-only">Reason: </span>“{change.reason}”
                  </span>
                )}
              </td>
              <td className="px-4 py-2">
                <StatusBadge status={change.status} />
              </td>
              <td className="px-4 py-2">
                <EnvironmentName environment={change.target} />
              </td>
              <td className="whitespace-nowrap px-4 py-2 tabular-nums">
                {change.counts.succeeded} of {change.counts.total}
                {change.counts.failed > 0 && <span className="text-deleted">, {change.counts.failed} failed</span>}
              </td>
              <td className="px-4 py-2">
                {change.requestedBy.name}
                <span className="block text-muted text-small">
                  <RelativeTime at={change.createdAt} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
