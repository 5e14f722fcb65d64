import type { DiffRow } from '@/lib/domain/diff-rows';
import type { LineDiff } from '@/lib/domain/line-diff';
import { type ExcerptPart, excerptOf, excerptsOf, longestLine } from '@/lib/domain/line-excerpt';
import { lineAt } from '@/lib/domain/line-index';
import { diffWords, whole } from '@/lib/domain/word-diff';

/** Two texts and how they differ. */
export interface DiffSubject {
  before: string;
  after: string;
  diff: LineDiff;
}

/** What is drawn of a row on either side. */
export interface RowParts {
  before: ExcerptPart[];
  after: ExcerptPart[];
}

/** So many characters of one window are compared word by word; a bound in work, so that no frame is lost to it. */
const wordsFor = 40_000;

/** The lines of a window, with the words that differ marked, and long lines cut unless they were asked for in full. */
export function partsOf(subject: DiffSubject, rows: readonly DiffRow[], inFull: ReadonlySet<string>): RowParts[] {
  let spent = 0;
  return rows.map((row) => {
    if (row.kind === 'fold') return { before: [], after: [] };
    const before = row.left < 0 ? '' : lineAt(subject.before, subject.diff.left, row.left);
    if (row.kind === 'equal') {
      const parts = inFull.has(lineKey(row)) ? [{ text: before, changed: false }] : excerptOf(before, false);
      return { before: parts, after: parts };
    }
    const after = row.right < 0 ? '' : lineAt(subject.after, subject.diff.right, row.right);
    if (inFull.has(lineKey(row))) return plain(before, after);
    if (row.left < 0 || row.right < 0) return { before: excerptOf(before, false), after: excerptOf(after, false) };
    if (before.length > longestLine || after.length > longestLine) return excerptsOf(before, after);
    spent += before.length + after.length;
    return unmarked(spent > wordsFor ? whole(before, after) : diffWords(before, after));
  });
}

/** The name of a row among those that were asked for in full. */
export function lineKey(row: DiffRow): string {
  return row.kind === 'fold' ? '' : `${row.left}/${row.right}`;
}

function plain(before: string, after: string): RowParts {
  return { before: [{ text: before, changed: false }], after: [{ text: after, changed: false }] };
}

/** A mark on all of a line says nothing that its colour does not. */
function unmarked(parts: RowParts): RowParts {
  const clear = (side: ExcerptPart[]) =>
    side.map((part) => ('text' in part && side.length === 1 ? { ...part, changed: false } : part));
  return { before: clear(parts.before), after: clear(parts.after) };
}
