import { CircleCheck, ThumbsDown } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Decision } from '@/lib/domain/policy';

interface DecisionListProps {
  decisions: readonly Decision[];
  /** Of the plan as it is now; what was said of another one does not count. */
  digest: string;
}

/** Who said yes or no, when, and in which words. */
export function DecisionList({ decisions, digest }: DecisionListProps) {
  if (decisions.length === 0) return <p className="text-muted">Nobody has decided yet.</p>;
  return (
    <ul aria-label="Decisions" className="flex flex-col gap-2">
      {decisions.map(({ by, decision, comment, groups, at, digest: seen, entitled }) => (
        <li key={by.id + at} className="flex flex-wrap items-start gap-x-2 gap-y-1">
          {decision === 'approve' ? (
            <Badge tone="added" icon={CircleCheck}>
              Approved
            </Badge>
          ) : (
            <Badge tone="deleted" icon={ThumbsDown}>
              Rejected
            </Badge>
          )}
          <div className="min-w-0 flex-1">
            <p>
              <span className="font-medium">{by.name}</span>
              {groups.length > 0 && <span className="text-muted"> of {groups.join(', ')}</span>}
              <span className="text-muted">
                , <AbsoluteTime at={at} />
              </span>
              {seen !== digest && <span className="text-warning"> — of an earlier plan, so it does not count</span>}
              {seen === digest && !entitled && (
                <span className="text-warning"> — may not decide here any more, so it does not count</span>
              )}
            </p>
            {comment && <p className="whitespace-pre-wrap break-words">{comment}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
