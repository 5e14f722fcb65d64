import type { LineDiff } from './line-diff';

/** One row of a side-by-side view. Lines are counted from 0. */
export type DiffRow =
  | { kind: 'equal'; left: number; right: number }
  /** With -1 on the side that has no line; `block` counts the differences of the text. */
  | { kind: 'changed'; left: number; right: number; block: number; first: boolean }
  | { kind: 'fold'; left: number; count: number };

/** A run of rows of one kind, so that a long text needs few objects. */
interface Stretch {
  kind: DiffRow['kind'];
  left: number;
  right: number;
  leftCount: number;
  rightCount: number;
  block: number;
  rows: number;
  /** Equal lines that stand where there was a fold. */
  opened?: true;
}

/** Some rows that are drawn together: from row `skip` of a stretch on, `rows` of them. */
export interface DiffWindow {
  stretch: number;
  skip: number;
  rows: number;
  /** The number of the first difference that begins here or later. */
  block: number;
}

export interface DiffLayout {
  stretches: readonly Stretch[];
  windows: readonly DiffWindow[];
  /** For each difference the window in which it begins. */
  windowOf: Int32Array;
  rows: number;
}

/** Equal lines that are shown before and after a difference. */
const around = 3;
/** A fold that hides fewer lines than this would save nothing. */
const leastFolded = 3;

/**
 * All rows of a diff, with equal lines folded except where `opened` names the first left line of a fold. What was in a
 * fold gets windows of its own, smaller ones because the view begins somewhere in it, and the others are cut as if it were
 * still one row, so that they need not be drawn again.
 */
export function layOut(diff: LineDiff, opened: ReadonlySet<number>, windowRows: number): DiffLayout {
  const stretches = stretchesOf(diff, opened);
  return { stretches, ...windowsOf(stretches, windowRows, diff.blocks.length / 4) };
}

function stretchesOf({ left, blocks }: LineDiff, opened: ReadonlySet<number>): Stretch[] {
  const stretches: Stretch[] = [];
  let [x, y] = [0, 0];
  const equal = (count: number, block: number, opened = false) => {
    const stretch = {
      kind: 'equal',
      left: x,
      right: y,
      leftCount: count,
      rightCount: count,
      block,
      rows: count,
    } as const;
    if (count > 0) stretches.push(opened ? { ...stretch, opened } : stretch);
    x += count;
    y += count;
  };
  const gap = (count: number, block: number, head: number, tail: number) => {
    const hidden = count - head - tail;
    if (hidden < leastFolded) return equal(count, block);
    equal(head, block);
    if (opened.has(x)) equal(hidden, block, true);
    else {
      stretches.push({ kind: 'fold', left: x, right: y, leftCount: hidden, rightCount: hidden, block, rows: 1 });
      x += hidden;
      y += hidden;
    }
    equal(tail, block);
  };
  for (let index = 0; index < blocks.length; index += 4) {
    const [start, removed, added] = [blocks[index] ?? 0, blocks[index + 1] ?? 0, blocks[index + 3] ?? 0];
    gap(start - x, index / 4, index === 0 ? 0 : around, around);
    const rows = Math.max(removed, added);
    stretches.push({
      kind: 'changed',
      left: x,
      right: y,
      leftCount: removed,
      rightCount: added,
      block: index / 4,
      rows,
    });
    x += removed;
    y += added;
  }
  gap(left.count - x, blocks.length / 4, around, 0);
  return stretches;
}

function windowsOf(
  stretches: readonly Stretch[],
  windowRows: number,
  blockCount: number,
): Omit<DiffLayout, 'stretches'> {
  const windows: DiffWindow[] = [];
  const windowOf = new Int32Array(blockCount);
  const rows = stretches.reduce((sum, stretch) => sum + stretch.rows, 0);
  // Rows of the window that is being filled, with what was opened counted as the one row that it was.
  let used = windowRows;
  let open: DiffWindow | null = null;
  for (const [index, stretch] of stretches.entries()) {
    const alone = stretch.opened && rows > windowRows;
    const before = used;
    const most = alone ? Math.ceil(windowRows / 2) : windowRows;
    if (alone) used = most;
    for (let skip = 0; skip < stretch.rows; ) {
      if (used >= most) {
        used = 0;
        open = null;
      }
      if (!open) {
        const begun = stretch.kind === 'changed' && skip > 0 ? 1 : 0;
        open = { stretch: index, skip, rows: 0, block: stretch.block + begun };
        windows.push(open);
      }
      if (skip === 0 && stretch.kind === 'changed') windowOf[stretch.block] = windows.length - 1;
      const taken: number = Math.min(most - used, stretch.rows - skip);
      open.rows += taken;
      used += taken;
      skip += taken;
    }
    if (!alone) continue;
    used = (before < windowRows ? before : 0) + 1;
    open = null;
  }
  return { windows, windowOf, rows };
}

/** The rows of one window. */
export function rowsOf({ stretches }: Pick<DiffLayout, 'stretches'>, window: DiffWindow): DiffRow[] {
  const rows: DiffRow[] = [];
  let skip = window.skip;
  for (let index = window.stretch; rows.length < window.rows; index++) {
    const stretch = stretches[index];
    if (!stretch) break;
    for (; skip < stretch.rows && rows.length < window.rows; skip++) rows.push(rowOf(stretch, skip));
    skip = 0;
  }
  return rows;
}

function rowOf({ kind, left, right, leftCount, rightCount, block }: Stretch, at: number): DiffRow {
  if (kind === 'fold') return { kind, left, count: leftCount };
  if (kind === 'equal') return { kind, left: left + at, right: right + at };
  return {
    kind,
    left: at < leftCount ? left + at : -1,
    right: at < rightCount ? right + at : -1,
    block,
    first: at === 0,
  };
}
