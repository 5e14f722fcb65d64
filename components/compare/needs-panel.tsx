'use client';

import { Info, Plus, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { type Need, type Needs, needSentence } from '@/lib/domain/selection';

interface NeedsPanelProps {
  needs: Needs;
  target: string;
  onAdd: (keys: string[]) => void;
}

/** What the ticked rows need and do not have. It warns; whether the plan may go ahead is for the server to say. */
export function NeedsPanel({ needs, target, onAdd }: NeedsPanelProps) {
  const { missing, differing } = needs;
  if (missing.length === 0 && differing.length === 0) return null;
  const addable = [...new Set(missing.filter((need) => need.addable).map((need) => need.key))];
  return (
    <div className="flex max-h-40 flex-col gap-1 overflow-y-auto border-line border-b px-4 py-2">
      {missing.length > 0 && (
        <div className="flex items-start gap-2 text-warning">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <NeedList needs={missing} target={target} onAdd={onAdd} />
          {addable.length > 1 && (
            <Button size="small" onClick={() => onAdd(addable)}>
              <Plus aria-hidden className="size-3.5" /> Add all {addable.length}
            </Button>
          )}
        </div>
      )}
      {differing.length > 0 && (
        <div className="flex items-start gap-2 text-muted">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          <NeedList needs={differing} target={target} onAdd={onAdd} />
        </div>
      )}
    </div>
  );
}

interface NeedListProps {
  needs: readonly Need[];
  target: string;
  onAdd: (keys: string[]) => void;
}

/** One line for everything that has the same need of the same resource. */
function NeedList({ needs, target, onAdd }: NeedListProps) {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const key = `${need.dependency.reason} ${need.key}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return (
    <ul className="min-w-0 flex-1">
      {[...groups].map(([key, [first, ...rest]]) =>
        first ? (
          <li key={key}>
            {needSentence(first, target)}
            {rest.length > 0 && (
              <span title={rest.map(({ by }) => by.name).join(', ')}> (likewise for {rest.length} more)</span>
            )}{' '}
            {first.addable && (
              <button
                type="button"
                className="rounded-small font-medium text-accent hover:underline"
                onClick={() => onAdd([first.key])}
              >
                Add<span className="sr-only"> {first.dependency.name}</span>
              </button>
            )}
          </li>
        ) : null,
      )}
    </ul>
  );
}
