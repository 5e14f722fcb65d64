import { grouped } from '@/components/ui/grouped';
import { Progress } from '@/components/ui/progress';

/** How far a comparison has come whose first rows are shown already, and why none of them can be ticked. */
export function StillReading({ read, of }: { read: number; of: number }) {
  return (
    <div className="flex items-center gap-3 border-line border-b bg-panel px-4 py-2 text-small">
      <p className="text-muted">
        Still reading: <span className="tabular-nums">{grouped(read)}</span> of{' '}
        <span className="tabular-nums">{grouped(of)}</span> compared. Ticking begins when all are.
      </p>
      <div className="min-w-24 max-w-72 flex-1">
        <Progress label="Compared so far" done={read} total={of} />
      </div>
    </div>
  );
}
