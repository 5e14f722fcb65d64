import { Users } from 'lucide-react';
import { demandWords } from '@/components/approval/demand-words';
import type { Policy } from '@/lib/domain/policy';

/** Who has to agree before anything is written, said before it is asked for. */
export function ApprovalNote({ policy, target }: { policy: Policy; target: string }) {
  return (
    <p className="flex items-center gap-1.5">
      <Users aria-hidden className="size-4 shrink-0" />
      <span>
        {target} needs {demandWords(policy)}, not counting yours. Nothing is written before that.
      </span>
    </p>
  );
}
