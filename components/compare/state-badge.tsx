import { CircleEqual, CircleMinus, CirclePlus, CircleQuestionMark, type LucideIcon, PencilLine } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { RowState } from '@/lib/domain/row';
import { stateWords } from './words';

export const stateLooks: Record<RowState, { tone: Tone; icon: LucideIcon }> = {
  added: { tone: 'added', icon: CirclePlus },
  modified: { tone: 'modified', icon: PencilLine },
  deleted: { tone: 'deleted', icon: CircleMinus },
  unchanged: { tone: 'neutral', icon: CircleEqual },
  unknown: { tone: 'unknown', icon: CircleQuestionMark },
};

export function StateBadge({ state }: { state: RowState }) {
  return <Badge {...stateLooks[state]}>{stateWords[state]}</Badge>;
}
