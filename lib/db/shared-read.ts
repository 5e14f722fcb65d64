import type { Database } from '@/lib/db/database';

/**
 * Reads of the same thing that are asked for together are one read, and those that are asked for while one is on its way
 * share the next. So nobody is given what was read before they asked, and a crowd costs a few reads instead of one for
 * each. A read waits for the end of the turn, because the requests of a crowd arrive within one.
 */
export class SharedRead<Value> {
  readonly #read: (key: string) => Promise<Value>;
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #next = new Map<string, Promise<Value>>();

  constructor(read: (key: string) => Promise<Value>) {
    this.#read = read;
  }

  get(key: string): Promise<Value> {
    const next = this.#next.get(key) ?? this.#begin(key);
    this.#next.set(key, next);
    return next;
  }

  async #begin(key: string): Promise<Value> {
    await this.#running.get(key);
    await endOfTurn();
    this.#next.delete(key);
    const read = this.#read(key);
    const ended = read.then(nothing, nothing);
    this.#running.set(key, ended);
    try {
      return await read;
    } finally {
      if (this.#running.get(key) === ended) this.#running.delete(key);
    }
  }
}

const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const nothing = () => undefined;

/**
 * One such reader for each database. It is made with the database, so that what it asks can be prepared there once:
 * writing the same query out for every request costs more than answering it.
 */
export function sharedReads<Value>(readOf: (db: Database) => (key: string) => Promise<Value>) {
  const readers = new WeakMap<Database, SharedRead<Value>>();
  return (db: Database, key: string): Promise<Value> => {
    const reader = readers.get(db) ?? new SharedRead(readOf(db));
    readers.set(db, reader);
    return reader.get(key);
  };
}
