import { CircleAlert, CirclePause, CirclePlay, CircleQuestionMark, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';

const looks: Record<string, { tone: Tone; icon: LucideIcon; word: string }> = {
  ACTIVE: { tone: 'added', icon: CirclePlay, word: 'Active' },
  INACTIVE: { tone: 'neutral', icon: CirclePause, word: 'Paused' },
  ERROR: { tone: 'deleted', icon: CircleAlert, word: 'Active, with errors' },
};

/** The status as the vendor tells it; one that we do not know is shown as it came. */
export function StatusBadge({ status }: { status: string | null }) {
  const look = status === null ? undefined : looks[status];
  return (
    <Badge tone={look?.tone ?? 'unknown'} icon={look?.icon ?? CircleQuestionMark}>
      {statusWord(status)}
    </Badge>
  );
}

export function statusWord(status: string | null): string {
  if (status === null) return 'Status unknown';
  return looks[status]?.word ?? status;
}
