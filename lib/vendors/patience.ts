import { AsyncLocalStorage } from 'node:async_hooks';

/** How long somebody can wait for a vendor that wants to be left alone: so often, and so many seconds in all. */
export interface Patience {
  attempts: number;
  seconds: number;
}

declare global {
  var promenadePatience: AsyncLocalStorage<Patience> | undefined;
}

/** Somebody may be sitting in front of a screen. */
const usual: Patience = { attempts: 3, seconds: 10 };

// Next bundles this file more than once, and the copy that sets it need not be the copy that asks.
globalThis.promenadePatience ??= new AsyncLocalStorage();
const holder = globalThis.promenadePatience;

/** Has everything that `work` asks of a vendor wait as long as this, where nobody told otherwise. */
export function withPatience<Result>(patience: Patience, work: () => Promise<Result>): Promise<Result> {
  return holder.run(patience, work);
}

/** What the work that is asking now was told. */
export const patienceNow = (): Patience => holder.getStore() ?? usual;

/** The patience for what must not be done any later than it was prepared for. */
export const usualPatience = usual;
