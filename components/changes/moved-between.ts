import type { Moved, Plan } from '@/lib/domain/plan';

/** What is different between the plan that was reviewed and the one made afterwards. */
export function movedBetween(reviewed: Plan, now: Plan): Moved[] {
  const keyOf = ({ environment, type, id }: Moved | Plan['watched'][number]) => `${environment.id}\n${type}\n${id}`;
  const before = new Map(reviewed.watched.map((watched) => [keyOf(watched), watched]));
  const after = new Map(now.watched.map((watched) => [keyOf(watched), watched]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Moved[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const known = was ?? is;
    if (!known || (was && is && was.hash === is.hash)) return [];
    const { environment, type, id, name } = known;
    return [{ environment, type, id, name, was: was?.hash ?? null, is: is?.hash ?? null }];
  });
}
