import { type Clock, realClock } from '@/lib/domain/clock';

/** How many requests a vendor is asked at once before it is known whether it takes more. */
const cautious = 8;
/** The longest that a vendor is left alone in one go, in seconds; one that asks for more is asked again after this. */
export const longestPause = 300;

/** How a request is let through: before those that wait, and after at most so many seconds of being left alone. */
interface Manner {
  ahead?: boolean;
  patience?: number;
}

/** The vendor wants to be left alone for longer than the request can wait. Nothing was sent. */
export class Closed extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`Nothing is sent for another ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/**
 * Keeps everything that talks through one connection inside the vendor's limits: at most so many requests at once,
 * and none at all while the vendor has asked to wait. How many at once is felt for: one more with each answer until the
 * vendor refuses, then half as many, and from there slowly more again.
 */
export class Budget {
  readonly #most: number;
  readonly clock: Clock;
  #window: number;
  #refused = false;
  #active = 0;
  #closedUntil = 0;
  #sleeping: Promise<void> | null = null;
  readonly #waiting: (() => void)[] = [];

  constructor(most = cautious, clock: Clock = realClock) {
    this.#most = most;
    this.clock = clock;
    this.#window = Math.min(most, cautious);
  }

  /** Runs one request when there is a place for it and the vendor accepts requests again; throws `Closed`. */
  async run<T>(request: () => Promise<T>, { ahead = false, patience = longestPause }: Manner = {}): Promise<T> {
    await this.#enter(ahead, patience);
    try {
      const answer = await request();
      this.#window = Math.min(this.#most, this.#window + (this.#refused ? 1 / this.#window : 1));
      return answer;
    } finally {
      this.#leave();
    }
  }

  /** Another of the same size, for requests that the vendor counts by themselves. */
  another(): Budget {
    return new Budget(this.#most, this.clock);
  }

  /** No request leaves before this many seconds have passed, or the longest pause. */
  pause(seconds: number): void {
    const now = this.clock.now();
    // Those that were on their way together are refused together; that is one refusal.
    if (now >= this.#closedUntil) this.#window = Math.max(1, this.#window / 2);
    this.#refused = true;
    this.#closedUntil = Math.max(this.#closedUntil, now + Math.min(seconds, longestPause) * 1000);
  }

  /** Resolves when the vendor takes requests again, however long that is. */
  async reopened(): Promise<void> {
    while (this.#left > 0) await this.#nap();
  }

  /** One sleep for all, so that they wake in the order in which they came; the end may have moved by then. */
  #nap(): Promise<void> {
    // A timer may go off a moment before the clock says so; then only the last of those that wake would find it open.
    this.#sleeping ??= this.clock.sleep(this.#left + 1).finally(() => {
      this.#sleeping = null;
    });
    return this.#sleeping;
  }

  get #left(): number {
    return this.#closedUntil - this.clock.now();
  }

  get #places(): number {
    return Math.floor(this.#window);
  }

  /** Nobody holds a place while waiting for the vendor: those behind may have less patience, and are to be told. */
  async #enter(ahead: boolean, patience: number): Promise<void> {
    for (;;) {
      const left = this.#left;
      if (left > patience * 1000) throw new Closed(Math.ceil(left / 1000));
      if (left > 0) {
        await this.#nap();
        continue;
      }
      if (this.#active < this.#places) this.#active++;
      else await new Promise<void>((resolve) => (ahead ? this.#waiting.unshift(resolve) : this.#waiting.push(resolve)));
      if (this.#left <= 0) return;
      this.#leave();
    }
  }

  /** Counts a place as taken when it is given away, so that nobody can slip in between. */
  #leave(): void {
    this.#active--;
    while (this.#active < this.#places) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#active++;
      next();
    }
  }
}
