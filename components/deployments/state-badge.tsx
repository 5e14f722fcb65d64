import { CircleDashed, CirclePause, CirclePlay, CircleQuestionMark, CircleSlash } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

export type Shown = 'enabled' | 'disabled' | 'absent' | 'unknown' | 'gone';

const looks = {
  enabled: { tone: 'added', icon: CirclePlay, word: 'Enabled' },
  disabled: { tone: 'neutral', icon: CirclePause, word: 'Disabled' },
  absent: { tone: 'neutral', icon: CircleDashed, word: 'Not deployed' },
  unknown: { tone: 'unknown', icon: CircleQuestionMark, word: 'Unknown' },
  gone: { tone: 'deleted', icon: CircleSlash, word: 'Gone' },
} as const;

/** A deployed flow that is disabled is another thing than one that is not deployed; both have their word. */
export function StateBadge({ state }: { state: Shown }) {
  const { tone, icon, word } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

export const stateIcons = { enabled: CirclePlay, disabled: CirclePause } as const;
