import { cx } from './cx';

interface ProgressProps {
  label: string;
  done: number;
  total: number;
  tone?: 'accent' | 'added' | 'deleted' | 'warning';
}

const fills = { accent: 'bg-accent', added: 'bg-added', deleted: 'bg-deleted', warning: 'bg-warning' };

export function Progress({ label, done, total, tone = 'accent' }: ProgressProps) {
  const share = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${done} of ${total}`}
      className="h-1.5 overflow-hidden rounded-full bg-hover"
    >
      <div className={cx('h-full transition-[width]', fills[tone])} style={{ width: `${share}%` }} />
    </div>
  );
}
