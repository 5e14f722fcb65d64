import { Notice } from '@/components/ui/notice';
import { movedBetween } from '@/lib/domain/moved';
import type { Plan } from '@/lib/domain/plan';
import { MovedList } from './moved-list';

/** What is different about a plan that was made again. */
export function SinceReview({ reviewed, now }: { reviewed: Plan; now: Plan }) {
  if (reviewed.digest === now.digest) {
    return (
      <Notice role="status">The plan was made again and is the same: nothing moved since you looked at it.</Notice>
    );
  }
  const moved = movedBetween(reviewed.watched, now.watched);
  return (
    <Notice tone="warning" role="status" title="The plan is another one now. Read it again before you publish">
      {moved.length > 0 ? <MovedList moved={moved} /> : 'Its steps changed, although nothing it rests on did.'}
    </Notice>
  );
}
