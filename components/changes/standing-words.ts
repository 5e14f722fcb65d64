import type { StandingSide } from '@/lib/endpoints/planned-documents';

/** What is no longer as it was planned, a sentence for each side; nothing where both sides hold what they should. */
export function standingWords(sides: readonly StandingSide[], done: boolean): string[] {
  return sides.flatMap(({ side, environment: { name }, holds, problem }) => {
    if (holds === 'unknown') return [`Whether ${name} has moved since is not known. ${problem ?? ''}`.trim()];
    if (side === 'source') {
      return holds === 'other' ? [`${name} has moved since: it no longer holds what was to be taken from it.`] : [];
    }
    if (holds === 'other') {
      return [`${name} has moved since: it holds neither what stood there before nor what was planned.`];
    }
    if (done) return holds === 'before' ? [`${name} holds what stood there before again.`] : [];
    return holds === 'after' ? [`${name} holds what was planned already.`] : [];
  });
}
