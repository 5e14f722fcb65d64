/**
 * Reads of the same thing that are asked for while one is on its way share the next one. So nobody is given what was
 * read before they asked, and a crowd costs two reads instead of one for each.
 */
export class SharedRead<Value> {
  readonly #running = new Map<string, Promise<Value>>();
  readonly #next = new Map<string, Promise<Value>>();

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const next = this.#next.get(key);
    if (next !== undefined) return next;
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key, read);
    const begin = () => {
      this.#next.delete(key);
      return this.#begin(key, read);
    };
    const following = running.then(begin, begin);
    this.#next.set(key, following);
    return following;
  }

  #begin(key: string, read: () => Promise<Value>): Promise<Value> {
    const running = read().finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
