/**
 * A read that many ask for. Those who ask together get one read, and those who ask while one is on its way share the
 * next. So nobody is given what was read before they asked, and a crowd costs a few reads instead of one for each. A
 * read waits for the end of the turn, because the requests of a crowd arrive within one.
 */
export class SharedRead<Value> {
  readonly #read: () => Promise<Value>;
  #running: Promise<unknown> | undefined;
  #next: Promise<Value> | undefined;
  #last: { begun: number; value: Promise<Value> } | undefined;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** `since` is a `performance.now()`: who asked first then and asks again is content with what was read in between. */
  get(since = performance.now()): Promise<Value> {
    if (this.#last && this.#last.begun > since) return this.#last.value;
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<Value> {
    await this.#running;
    await endOfTurn();
    this.#next = undefined;
    const begun = performance.now();
    const value = this.#read();
    this.#last = { begun, value };
    const forget = () => {
      if (this.#last?.begun === begun) this.#last = undefined;
    };
    this.#running = value.then(nothing, forget);
    return value;
  }
}

const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const nothing = () => undefined;
