import {
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Hourglass,
  Info,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
} from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { RowStatus } from './row-status';

const looks: Record<RowStatus['kind'], { icon: LucideIcon; style: string }> = {
  pending: { icon: LoaderCircle, style: 'text-accent' },
  done: { icon: CircleCheck, style: 'text-added' },
  told: { icon: Info, style: 'text-modified' },
  waiting: { icon: Hourglass, style: 'text-warning' },
  failed: { icon: CircleX, style: 'text-deleted' },
  unknown: { icon: CircleQuestionMark, style: 'text-warning' },
  gone: { icon: Info, style: 'text-warning' },
};

/** What is happening to a row, or what has become of it, in a sentence, with the way to its change. */
export function StatusLine({ status, onReread }: { status: RowStatus; onReread: () => void }) {
  const { icon: Icon, style } = looks[status.kind];
  const change = 'change' in status ? status.change : null;
  return (
    <div className={cx('mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small', style)}>
      <Icon aria-hidden className={cx('size-3.5 shrink-0', status.kind === 'pending' && 'animate-spin')} />
      <p role="status" className="min-w-0 text-pretty font-medium">
        {status.message}
      </p>
      {change && (
        <Link href={`/changes/${change}`} className="relative z-10 rounded-small font-medium text-accent underline">
          See the change
        </Link>
      )}
      {status.kind === 'unknown' && (
        <Button size="small" className="relative z-10" onClick={onReread}>
          <RotateCw aria-hidden className="size-3.5" /> Read it again
        </Button>
      )}
    </div>
  );
}
