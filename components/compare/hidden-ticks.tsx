import { EyeOff } from 'lucide-react';

/** Says that what is ticked is more than what is seen, and shows it. */
export function HiddenTicks({ count, onShow }: { count: number; onShow: () => void }) {
  if (count === 0) return null;
  return (
    <p className="flex items-center gap-1.5 text-warning">
      <EyeOff aria-hidden className="size-4" />
      {count === 1 ? '1 ticked row is' : `${count} ticked rows are`} hidden by your filter
      <button type="button" className="rounded-small font-medium underline" onClick={onShow}>
        Show
      </button>
    </p>
  );
}
