import { Pencil } from 'lucide-react';
import { useActor } from '@/components/shell/permissions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Member } from '@/lib/endpoints/members';
import { grantWords } from './words';

/** One account with its roles in words. */
export function MemberRow({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const own = useActor()?.id === member.id;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {member.name}
          {own && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="truncate text-muted text-small">{member.email}</p>
      </div>
      <ul className="flex flex-wrap gap-1.5">
        {member.grants.map((grant) => (
          <li key={grantWords(grant)}>
            <Badge tone={grant.role === 'admin' ? 'warning' : 'neutral'}>{grantWords(grant)}</Badge>
          </li>
        ))}
        {member.grants.length === 0 && <li className="text-muted text-small">no role: sees nothing</li>}
        {member.groups.map((group) => (
          <li key={group}>
            <Badge tone="accent">group {group}</Badge>
          </li>
        ))}
      </ul>
      <Button size="small" because={own ? 'Nobody changes roles of their own' : null} onClick={onEdit}>
        <Pencil aria-hidden className="size-3.5" /> Edit<span className="sr-only"> {member.name}</span>
      </Button>
    </li>
  );
}
