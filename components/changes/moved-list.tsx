import { happenedTo } from '@/lib/domain/moved';
import type { Moved } from '@/lib/domain/plan';

/** What moved, as sentences. */
export function MovedList({ moved }: { moved: readonly Moved[] }) {
  return (
    <ul>
      {moved.map((one) => (
        <li key={`${one.environment.id}/${one.type}/${one.id}`}>
          {one.type} “{one.name}” {happenedTo(one)}
        </li>
      ))}
    </ul>
  );
}
