'use client';

import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import type { Row } from '@/lib/domain/row';
import { isTickable } from '@/lib/domain/selection';
import { type TickStore, useTicked } from './tick-store';

interface TickOpenProps {
  row: Row | undefined;
  rowKey: string;
  store: TickStore;
  onTick: (key: string, range: boolean) => void;
}

/** The tick of the opened resource, beside its differences. */
export function TickOpen({ row, rowKey, store, onTick }: TickOpenProps) {
  const id = useId();
  const ticked = useTicked(store, rowKey);
  if (!row || !isTickable(row))
    return <span className="text-muted">{row?.locked ? 'Locked' : 'Cannot be ticked'}</span>;
  return (
    <span className="flex items-center gap-2">
      <Checkbox id={id} state={ticked ? 'all' : 'none'} onChange={() => onTick(rowKey, false)} />
      <label htmlFor={id} className="cursor-pointer font-medium">
        {row.state === 'deleted' ? 'Delete it' : 'Publish it'}
      </label>
    </span>
  );
}
