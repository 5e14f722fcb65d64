import { changedText, longLine, type TextPair } from '@/lib/domain/testing-texts';

/** The same texts in every run and for every component. */
export const inputs: Record<string, () => TextPair> = {
  S: () => changedText(50, 5),
  M: () => changedText(1000, 60),
  L: () => changedText(10_000, 600),
  XL: () => changedText(50_000, 2000),
  W: () => longLine(200_000),
  W1M: () => longLine(1_000_000),
};
