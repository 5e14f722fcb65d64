import { setTimeout as sleep } from 'node:timers/promises';
import { VendorError } from '../transport';

/** A window of the vendor's limits lasts a minute; what is further away is not worth waiting for. */
const longest = 65;
const attempts = 3;

type Wait = (seconds: number) => Promise<unknown>;

/**
 * Does something again that was refused because of a limit: ten deployments a minute are fewer than one promotion may
 * have targets. A refusal did nothing, and `work` checks anew what it rests on. Reads have a limit of their own, so that
 * they are not held up meanwhile.
 */
export async function withinLimits<Result>(
  work: () => Promise<Result>,
  wait: Wait = (seconds) => sleep(seconds * 1000, undefined, { ref: false }),
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const seconds = error instanceof VendorError && error.status === 429 ? (error.retryAfterSeconds ?? 1) : null;
      if (seconds === null || seconds > longest || attempt >= attempts) throw error;
      await wait(seconds);
    }
  }
}
