import { ArrowUpDown, CircleEqual, CircleMinus, CirclePlus, type LucideIcon, PencilLine } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Section } from './sections';

const looks: Record<Section['state'], { tone: Tone; icon: LucideIcon; word: string }> = {
  added: { tone: 'added', icon: CirclePlus, word: 'New' },
  modified: { tone: 'modified', icon: PencilLine, word: 'Changed' },
  deleted: { tone: 'deleted', icon: CircleMinus, word: 'Deleted' },
  moved: { tone: 'accent', icon: ArrowUpDown, word: 'Moved' },
  unchanged: { tone: 'neutral', icon: CircleEqual, word: 'Equal' },
};

export function SectionState({ state, moved }: Pick<Section, 'state' | 'moved'>) {
  const { tone, icon, word } = looks[state];
  return (
    <span className="flex shrink-0 items-center gap-1.5">
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
      {moved && (
        <span className="text-muted text-small">
          {state === 'moved' ? '' : 'moved '}from place {moved.from} to {moved.to}
        </span>
      )}
    </span>
  );
}
