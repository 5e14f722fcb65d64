import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  ThumbsDown,
  TriangleAlert,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ChangeStatus, StepStatus } from '@/lib/domain/change';

interface Look {
  tone: Tone;
  icon: LucideIcon;
  word: string;
}

export const statusLooks: Record<ChangeStatus, Look> = {
  draft: { tone: 'neutral', icon: CircleDashed, word: 'Draft' },
  awaiting_approval: { tone: 'warning', icon: Hourglass, word: 'Waits for approval' },
  approved: { tone: 'accent', icon: CircleDashed, word: 'Ready to run' },
  scheduled: { tone: 'accent', icon: CalendarClock, word: 'Scheduled' },
  running: { tone: 'accent', icon: LoaderCircle, word: 'Running' },
  succeeded: { tone: 'added', icon: CircleCheck, word: 'Succeeded' },
  partly_failed: { tone: 'warning', icon: TriangleAlert, word: 'Partly failed' },
  failed: { tone: 'deleted', icon: CircleX, word: 'Failed' },
  unknown: { tone: 'unknown', icon: CircleQuestionMark, word: 'Outcome unknown' },
  stale: { tone: 'warning', icon: TriangleAlert, word: 'Out of date' },
  rejected: { tone: 'deleted', icon: ThumbsDown, word: 'Rejected' },
  cancelled: { tone: 'neutral', icon: Ban, word: 'Cancelled' },
};

export function StatusBadge({ status }: { status: ChangeStatus }) {
  const { tone, icon, word } = statusLooks[status];
  return (
    <Badge tone={tone} icon={icon} spin={status === 'running'}>
      {word}
    </Badge>
  );
}

const stepLooks: Record<StepStatus, Look> = {
  pending: { tone: 'neutral', icon: CircleDashed, word: 'Waiting' },
  running: { tone: 'accent', icon: LoaderCircle, word: 'Running' },
  succeeded: { tone: 'added', icon: CircleCheck, word: 'Done' },
  failed: { tone: 'deleted', icon: CircleX, word: 'Failed' },
  unknown: { tone: 'unknown', icon: CircleQuestionMark, word: 'Unknown' },
  skipped: { tone: 'neutral', icon: Ban, word: 'Skipped' },
  left_out: { tone: 'neutral', icon: Ban, word: 'Left out' },
};

export function StepBadge({ status }: { status: StepStatus }) {
  const { tone, icon, word } = stepLooks[status];
  return (
    <Badge tone={tone} icon={icon} spin={status === 'running'} className="w-20">
      {word}
    </Badge>
  );
}
