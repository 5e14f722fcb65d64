'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useShortcutsOn } from './shortcuts';

export type Shortcuts = readonly [keys: string[], what: string][];

const ofComparison: Shortcuts = [
  [['j', '↓'], 'Next row'],
  [['k', '↑'], 'Previous row'],
  [['Space'], 'Tick or untick the row'],
  [['Shift', 'Space'], 'Tick everything from the last ticked row to this one'],
  [['Enter'], 'Open the row, fold or unfold a group'],
  [['n'], 'Next difference in the open resource'],
  [['p'], 'Previous difference'],
  [['x'], 'Tick or untick the open resource'],
  [['Esc'], 'Close the open resource'],
  [['/'], 'Search'],
  [['?'], 'This help'],
];

interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  shortcuts?: Shortcuts;
}

export function ShortcutsDialog({ open, onClose, shortcuts = ofComparison }: ShortcutsDialogProps) {
  const [on, turn] = useShortcutsOn();
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
        {shortcuts.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-2 border-line border-t pt-4">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={on}
          onChange={(event) => turn(event.target.checked)}
        />
        Single-key shortcuts are on
      </label>
    </Dialog>
  );
}
