import { cx } from './cx';

/** Where something will stand. Readers are told by the text that goes with it, not by this. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('animate-pulse rounded-base bg-hover', className)} />;
}
