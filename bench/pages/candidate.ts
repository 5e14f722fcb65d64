import type { TextPair } from '@/lib/domain/testing-texts';

/** Something that shows a diff: it is loaded first, mounted on a click, and says when a changed line can be seen. */
export interface Candidate {
  mount(place: HTMLElement, texts: TextPair): void;
  /** Matches a changed line or word. */
  changed: string;
  /** Shows a few lines out of sight, so that the code is compiled before the click; returns what takes them away. */
  warmUp(place: HTMLElement): () => void;
}
