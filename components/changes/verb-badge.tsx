import { CircleMinus, CirclePlus, type LucideIcon, PencilLine } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Verb } from '@/lib/domain/plan';

export const verbLooks: Record<Verb, { tone: Tone; icon: LucideIcon; word: string; heading: string }> = {
  create: { tone: 'added', icon: CirclePlus, word: 'Create', heading: 'Will be created' },
  update: { tone: 'modified', icon: PencilLine, word: 'Update', heading: 'Will be updated' },
  delete: { tone: 'deleted', icon: CircleMinus, word: 'Delete', heading: 'Will be deleted' },
};

export function VerbBadge({ verb }: { verb: Verb }) {
  const { tone, icon, word } = verbLooks[verb];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
