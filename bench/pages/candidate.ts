import type { TextPair } from '@/lib/domain/testing-texts';

/** Something that shows a diff: it is loaded first, mounted on a click, and says when a changed line can be seen. */
export interface Candidate {
  mount(place: HTMLElement, texts: TextPair): void;
  /** Matches a changed line or word. */
  changed: string;
  /** What a user would press to see the diff in the other view. */
  toggle?: () => void;
}
