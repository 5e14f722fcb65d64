import type { Moved } from '@/lib/domain/plan';

/** What moved, as sentences. */
export function MovedList({ moved }: { moved: readonly Moved[] }) {
  return (
    <ul>
      {moved.map((one) => (
        <li key={`${one.environment.id}/${one.type}/${one.id}`}>
          {one.type} “{one.name}” {whatHappened(one)} in {one.environment.name}
        </li>
      ))}
    </ul>
  );
}

function whatHappened({ was, is }: Moved): string {
  if (was === null) return 'has appeared';
  return is === null ? 'is gone' : 'has changed';
}
