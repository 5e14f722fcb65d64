'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { type TickStore, useTicked } from './tick-store';

interface RowTickProps {
  store: TickStore;
  tick: string;
  label: string;
  onTick: (tick: string, range: boolean) => void;
}

/** The box of a row by itself, so that ticking all draws the boxes anew and not the rows. */
export function RowTick({ store, tick, label, onTick }: RowTickProps) {
  return (
    <Checkbox
      state={useTicked(store, tick) ? 'all' : 'none'}
      aria-label={label}
      className="relative z-10"
      data-tick
      onChange={({ nativeEvent }) => onTick(tick, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
    />
  );
}

/** How a row looks whose box is ticked. */
export const tickedLook = 'has-[[data-tick]:checked]:shadow-[inset_2px_0_0_var(--accent)]';
