import {
  ArrowDownLeft,
  ArrowUpRight,
  CircleDashed,
  CircleEqual,
  CircleQuestionMark,
  Flag,
  GitCompare,
  type LucideIcon,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Cell, Relation } from '@/lib/domain/pipeline';
import { relationWords } from './words';

const looks: Record<Relation, { tone: Tone; icon: LucideIcon }> = {
  first: { tone: 'neutral', icon: Flag },
  in_step: { tone: 'added', icon: CircleEqual },
  behind: { tone: 'modified', icon: ArrowDownLeft },
  ahead: { tone: 'warning', icon: ArrowUpRight },
  different: { tone: 'warning', icon: GitCompare },
  empty: { tone: 'neutral', icon: CircleDashed },
  unknown: { tone: 'unknown', icon: CircleQuestionMark },
};

/** How a cell relates to the stage before it. */
export function RelationBadge({ cell, left }: { cell: Cell; left: string | null }) {
  const { tone, icon } = looks[cell.relation];
  return (
    <Badge tone={tone} icon={icon} className="max-w-full">
      <span className="truncate">{relationWords(cell, left)}</span>
    </Badge>
  );
}
