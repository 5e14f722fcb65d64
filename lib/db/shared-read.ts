import type { Database } from '@/lib/db/database';

/**
 * Reads of the same thing that are asked for while one is on its way share the next one. So nobody is given what was
 * read before they asked, and a crowd costs two reads instead of one for each.
 */
export class SharedRead<Value> {
  readonly #read: (key: string) => Promise<Value>;
  readonly #running = new Map<string, Promise<Value>>();
  readonly #next = new Map<string, Promise<Value>>();

  constructor(read: (key: string) => Promise<Value>) {
    this.#read = read;
  }

  get(key: string): Promise<Value> {
    const next = this.#next.get(key);
    if (next !== undefined) return next;
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key);
    const begin = () => {
      this.#next.delete(key);
      return this.#begin(key);
    };
    const following = running.then(begin, begin);
    this.#next.set(key, following);
    return following;
  }

  #begin(key: string): Promise<Value> {
    const running = this.#read(key).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}

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
