import type { Clock } from './clock';

/** A clock on which waiting takes no time: whoever sleeps wakes at once, and it is as late as they wanted it to be. */
export function hastyClock(): Clock & { slept: number[] } {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const slept: number[] = [];
  return {
    now,
    slept,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      const until = now() + milliseconds;
      // Others get their turn meanwhile, as they would in real time; who slept beside them has not slept twice.
      await new Promise((resolve) => setImmediate(resolve));
      ahead = Math.max(ahead, until - Date.now());
    },
  };
}
