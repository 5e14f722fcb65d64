import { diffLines, type LineDiff } from '@/lib/domain/line-diff';
import type { DiffAnswer, DiffTask } from './diff-worker';

/** Up to this many characters a diff takes a millisecond or two, and asking a worker takes longer than the answer. */
const small = 100_000;

let worker: Worker | null = null;
let broken = false;
let asked = 0;
const waiting = new Map<number, (diff: LineDiff | null) => void>();

/** Starts the worker ahead of time, because that alone takes as long as the comparing. */
export function warmUp(): void {
  workerOrNull();
}

/** The diff of two texts that are compared faster than a worker answers, or null for larger ones. */
export function diffAtOnce(before: string, after: string): LineDiff | null {
  return before.length + after.length <= small ? diffLines(before, after) : null;
}

/** The diff of two texts, computed beside the page so that it stays alive, or in it where there is no worker. */
export function diffAside(before: string, after: string, take: (diff: LineDiff) => void): () => void {
  const ready = workerOrNull();
  if (!ready) {
    take(diffLines(before, after));
    return () => {};
  }
  const task: DiffTask = { id: ++asked, before, after };
  waiting.set(task.id, (diff) => take(diff ?? diffLines(before, after)));
  ready.postMessage(task);
  return () => void waiting.delete(task.id);
}

function workerOrNull(): Worker | null {
  if (worker || broken) return worker;
  try {
    worker = new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    giveUp();
    return null;
  }
  worker.onmessage = ({ data: { id, diff } }: MessageEvent<DiffAnswer>) => settle(id, diff);
  worker.onerror = giveUp;
  return worker;
}

/** A browser may refuse a worker only after it was made; what was asked is then answered in the page. */
function giveUp(): void {
  broken = true;
  worker?.terminate();
  worker = null;
  for (const id of [...waiting.keys()]) settle(id, null);
}

function settle(id: number, diff: LineDiff | null): void {
  const take = waiting.get(id);
  waiting.delete(id);
  take?.(diff);
}
