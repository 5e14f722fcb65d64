/**
 * Keeps everything that talks through one connection inside the vendor's limits: at most so many requests at once,
 * and none at all while the vendor has asked to wait.
 */
export class Budget {
  readonly #limit: number;
  #active = 0;
  #closedUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit = 8) {
    this.#limit = limit;
  }

  /** Runs one request when there is a place for it and the vendor accepts requests again. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    if (this.#active >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#active++;
    try {
      await this.#open();
      return await request();
    } finally {
      const next = this.#waiting.shift();
      // The place is handed on rather than freed, so that nobody can slip in between.
      if (next) next();
      else this.#active--;
    }
  }

  /** No request leaves before this many seconds have passed. */
  pause(seconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + seconds * 1000);
  }

  async #open(): Promise<void> {
    for (let left = this.#closedUntil - Date.now(); left > 0; left = this.#closedUntil - Date.now()) {
      const wait = left;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
