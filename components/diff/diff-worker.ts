import { diffLines, type LineDiff } from '@/lib/domain/line-diff';

/** A pair of texts to compare, and what came out. */
export interface DiffTask {
  id: number;
  before: string;
  after: string;
}

export interface DiffAnswer {
  id: number;
  diff: LineDiff;
}

self.onmessage = ({ data: { id, before, after } }: MessageEvent<DiffTask>) => {
  const diff = diffLines(before, after);
  const answer: DiffAnswer = { id, diff };
  self.postMessage(answer, { transfer: [diff.left.starts.buffer, diff.right.starts.buffer, diff.blocks.buffer] });
};
