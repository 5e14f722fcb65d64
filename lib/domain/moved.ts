import type { Moved, Watched } from './plan';

/** What is different between what the reviewed plan rested on and what the one made afterwards rests on. */
export function movedBetween(reviewed: readonly Watched[], now: readonly Watched[]): Moved[] {
  const keyOf = ({ environment, type, id }: Watched) => `${environment.id}\n${type}\n${id}`;
  const before = new Map(reviewed.map((watched) => [keyOf(watched), watched]));
  const after = new Map(now.map((watched) => [keyOf(watched), watched]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Moved[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const known = is ?? was;
    if (!known || (was && is && was.hash === is.hash)) return [];
    const { environment, type, id, name } = known;
    return [{ environment, type, id, name, was: was?.hash ?? null, is: is?.hash ?? null }];
  });
}

/** What happened to it and where, as the rest of a sentence that begins with its name. */
export function happenedTo({ was, is, environment }: Moved): string {
  const what = was === null ? 'has appeared' : is === null ? 'is gone' : 'has changed';
  return `${what} in ${environment.name}`;
}
