import { Ban, CircleCheck, CircleQuestionMark, CircleX, Clock, LoaderCircle, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { statusWord } from './words';

interface Look {
  tone: Tone;
  icon: LucideIcon;
}

const looks = new Map<string | null, Look>(
  Object.entries({
    waiting: { tone: 'accent', icon: Clock },
    inProgress: { tone: 'accent', icon: LoaderCircle },
    success: { tone: 'added', icon: CircleCheck },
    failed: { tone: 'deleted', icon: CircleX },
    cancelled: { tone: 'neutral', icon: Ban },
    skipped: { tone: 'neutral', icon: Ban },
  }),
);

const other: Look = { tone: 'unknown', icon: CircleQuestionMark };

/** The state of a deployment in the vendor's sense; what we do not know is shown as it came. */
export function DeploymentBadge({ status }: { status: string | null }) {
  const { tone, icon } = looks.get(status) ?? other;
  return (
    <Badge tone={tone} icon={icon} spin={status === 'inProgress'}>
      {statusWord(status)}
    </Badge>
  );
}
