import { keyText } from './resource';
import type { Dependency, Row } from './row';

/** What is ticked, as `keyText` keys. It knows nothing of order, filters or folds, so none of them can disturb it. */
export type Ticks = ReadonlySet<string>;

const written = new WeakMap<Row, string>();

/** The key of a row, written out once: every tick asks for those of all rows. */
export function keyOf(row: Row): string {
  const known = written.get(row);
  if (known !== undefined) return known;
  const key = keyText(row);
  written.set(row, key);
  return key;
}

/** True for a row that differs, was read on both sides, and is not locked. */
export function isTickable(row: Row): boolean {
  return row.locked === null && (row.state === 'added' || row.state === 'modified' || row.state === 'deleted');
}

export function toggle(ticks: Ticks, key: string): Ticks {
  return setMany(ticks, [key], !ticks.has(key));
}

export function setMany(ticks: Ticks, keys: Iterable<string>, ticked: boolean): Ticks {
  const next = new Set(ticks);
  for (const key of keys) {
    if (ticked) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** The tickable keys from one row to another in the order in which they are seen, both ends included. */
export function range(visible: readonly Row[], from: string, to: string): string[] {
  const keys = visible.map(keyOf);
  const [start, end] = [keys.indexOf(from), keys.indexOf(to)].sort((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0) return keys.includes(to) ? [to] : [];
  return tickableKeys(visible.slice(start, end + 1));
}

export function tickableKeys(rows: readonly Row[]): string[] {
  return rows.filter(isTickable).map(keyOf);
}

/** How a group's own box stands, over the rows of it that can be ticked. */
export function triState(ticks: Ticks, rows: readonly Row[]): 'none' | 'some' | 'all' {
  const keys = tickableKeys(rows);
  const ticked = keys.filter((key) => ticks.has(key)).length;
  return ticked === 0 ? 'none' : ticked === keys.length ? 'all' : 'some';
}

/** The ticked rows that the filter keeps out of sight. */
export function hiddenTicks(ticks: Ticks, visible: readonly Row[]): string[] {
  const seen = new Set(visible.map(keyOf));
  return [...ticks].filter((key) => !seen.has(key));
}

export interface DroppedTick {
  key: string;
  reason: string;
}

/** The rows by their keys. */
export function rowsByKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The ticks that still stand after a new comparison, and why the others do not. */
export function settle(ticks: Ticks, byKey: ReadonlyMap<string, Row>): { ticks: Ticks; dropped: DroppedTick[] } {
  const dropped = [...ticks].flatMap((key): DroppedTick[] => {
    const row = byKey.get(key);
    return row && isTickable(row) ? [] : [{ key, reason: whyNot(row) }];
  });
  if (dropped.length === 0) return { ticks, dropped };
  return {
    ticks: setMany(
      ticks,
      dropped.map((drop) => drop.key),
      false,
    ),
    dropped,
  };
}

function whyNot(row: Row | undefined): string {
  if (!row) return 'is in neither environment any more';
  if (row.state === 'unchanged') return 'no longer differs';
  if (row.state === 'unknown') return `could not be read: ${row.problem ?? 'no reason was given'}`;
  return row.locked ?? 'cannot be published';
}

export interface Need {
  /** The row that needs something. */
  by: Row;
  dependency: Dependency;
  key: string;
  /** True when ticking a row of this comparison meets the need. */
  addable: boolean;
}

export interface Needs {
  /** What must go along and is not ticked, followed through to the end. */
  missing: Need[];
  /** What is there in the target, but not as the source has it. */
  differing: Need[];
}

/** What the ticked rows need beyond themselves. A cycle ends where it meets a row that was already looked at. */
export function needsOf(ticks: Ticks, rows: readonly Row[]): Needs {
  const byKey = rowsByKey(rows);
  const needs: Needs = { missing: [], differing: [] };
  const met = new Set(ticks);
  const queue = [...ticks];
  // The queue grows while it is walked.
  for (const key of queue) {
    const by = byKey.get(key);
    if (!by) continue;
    for (const need of openNeeds(by, byKey, ticks)) {
      if (!need.dependency.blocking) {
        if (ticks.has(key)) needs.differing.push(need);
        continue;
      }
      needs.missing.push(need);
      if (need.addable && !met.has(need.key)) {
        met.add(need.key);
        queue.push(need.key);
      }
    }
  }
  return needs;
}

/** The dependencies of one row that no tick meets. */
export function openNeeds(by: Row, rows: ReadonlyMap<string, Row>, ticks: Ticks): Need[] {
  return by.dependencies.flatMap((dependency): Need[] => {
    const key = keyText(dependency);
    if (ticks.has(key)) return [];
    const row = rows.get(key);
    return [{ by, dependency, key, addable: row !== undefined && isTickable(row) }];
  });
}

/** Why a row has to do with another, as a sentence. A reason that a vendor invented is quoted as it came. */
export function needSentence({ by, dependency }: Pick<Need, 'by' | 'dependency'>, target: string): string {
  const other = `${dependency.type.replaceAll('_', ' ')} “${dependency.name}”`;
  switch (dependency.reason) {
    case 'required':
      return `“${by.name}” needs ${other}, which ${target} does not have yet`;
    case 'differs':
      return `“${by.name}” uses ${other}, which ${target} has, but with other content`;
    case 'missing':
      return `“${by.name}” refers to ${other}, which the source does not have`;
    case 'used_by':
      return `“${by.name}” would be deleted while ${other} in ${target} still uses it`;
    case 'unknown':
      return `“${by.name}” needs ${other}, and that one could not be read`;
    default:
      return `“${by.name}” is tied to ${other}: ${dependency.reason}`;
  }
}
