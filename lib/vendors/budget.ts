/** How many requests a vendor is asked at once before it is known whether it takes more. */
const cautious = 8;

/**
 * Keeps everything that talks through one connection inside the vendor's limits: at most so many requests at once,
 * and none at all while the vendor has asked to wait. How many at once is felt for: one more with each answer until the
 * vendor refuses, then half as many, and from there slowly more again.
 */
export class Budget {
  readonly #most: number;
  #window: number;
  #refused = false;
  #active = 0;
  #closedUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most = cautious) {
    this.#most = most;
    this.#window = Math.min(most, cautious);
  }

  /** Runs one request when there is a place for it and the vendor accepts requests again; `ahead` of all that wait. */
  async run<T>(request: () => Promise<T>, ahead = false): Promise<T> {
    if (this.#active < this.#places) this.#active++;
    else await new Promise<void>((resolve) => (ahead ? this.#waiting.unshift(resolve) : this.#waiting.push(resolve)));
    try {
      await this.#open();
      const answer = await request();
      this.#window = Math.min(this.#most, this.#window + (this.#refused ? 1 / this.#window : 1));
      return answer;
    } finally {
      this.#active--;
      this.#letIn();
    }
  }

  /** Another of the same size, for a credential whose requests the vendor counts by themselves. */
  another(): Budget {
    return new Budget(this.#most);
  }

  /** No request leaves before this many seconds have passed. */
  pause(seconds: number): void {
    const now = Date.now();
    // Those that were on their way together are refused together; that is one refusal.
    if (now >= this.#closedUntil) this.#window = Math.max(1, this.#window / 2);
    this.#refused = true;
    this.#closedUntil = Math.max(this.#closedUntil, now + seconds * 1000);
  }

  get #places(): number {
    return Math.floor(this.#window);
  }

  /** Counts a place as taken when it is given away, so that nobody can slip in between. */
  #letIn(): void {
    while (this.#active < this.#places) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#active++;
      next();
    }
  }

  async #open(): Promise<void> {
    for (let left = this.#closedUntil - Date.now(); left > 0; left = this.#closedUntil - Date.now()) {
      const wait = left;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
