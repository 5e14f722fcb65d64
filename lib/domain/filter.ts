import { compareText } from './order';
import type { Row, RowState } from './row';
import { keyOf } from './selection';

export interface Filter {
  text: string;
  /** Empty means everything that differs or is unknown. */
  states: readonly RowState[];
  /** Empty means every type. */
  types: readonly string[];
}

/** Rows of one type that are seen together; what only the target has stands apart from all else. */
export interface Group {
  key: string;
  type: string;
  deletions: boolean;
  rows: Row[];
}

export type Entry =
  | { kind: 'group'; key: string; group: Group; folded: boolean }
  | { kind: 'row'; key: string; row: Row };

export const differing: readonly RowState[] = ['added', 'modified', 'deleted', 'unknown'];

/** The question that a filter asks of each row. What is looked for is taken apart once, and not for thousands of rows. */
export function matching({ text, states, types }: Filter): (row: Row) => boolean {
  const wanted = new Set(states.length > 0 ? states : differing);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    if (!wanted.has(row.state)) return false;
    if (types.length > 0 && !types.includes(row.type)) return false;
    return words.length === 0 || words.every((word) => searchText(row).includes(word));
  };
}

// Asked for anew with each key that is pressed.
const searchTexts = new WeakMap<Row, string>();

function searchText(row: Row): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  const people = [row.source?.updatedBy, row.target?.updatedBy];
  const names = [row.source?.name, row.target?.name, ...row.parts.map((part) => part.name)];
  const text = [row.name, row.id, row.type, ...names, ...people].filter(Boolean).join('\n').toLowerCase();
  searchTexts.set(row, text);
  return text;
}

/** How many rows there are of each state, whatever the filter says about states. */
export function countStates(rows: readonly Row[], filter: Filter): Record<RowState, number> {
  const counts: Record<RowState, number> = { added: 0, modified: 0, deleted: 0, unknown: 0, unchanged: 0 };
  const every: Filter = { ...filter, states: [...differing, 'unchanged'] };
  for (const row of rows.filter(matching(every))) counts[row.state] += 1;
  return counts;
}

/** The rows that pass, by type in the given order, then types nobody told of; inside of a group by name. */
export function groupsOf(rows: readonly Row[], filter: Filter, typeOrder: readonly string[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows.filter(matching(filter))) {
    const deletions = row.state === 'deleted';
    const key = `${row.type}${deletions ? ':deleted' : ''}`;
    const group = groups.get(key) ?? { key, type: row.type, deletions, rows: [] };
    groups.set(key, group);
    group.rows.push(row);
  }
  const place = (type: string) => (typeOrder.includes(type) ? typeOrder.indexOf(type) : typeOrder.length);
  const sorted = [...groups.values()].sort(
    (a, b) => place(a.type) - place(b.type) || compareText(a.type, b.type) || Number(a.deletions) - Number(b.deletions),
  );
  return sorted.map((group) => ({ ...group, rows: byName(group.rows) }));
}

/** The groups as one flat list, as a windowed list needs it. `turned` names the groups that stand otherwise than at first. */
export function entriesOf(groups: readonly Group[], filter: Filter, turned: ReadonlySet<string>): Entry[] {
  return groups.flatMap((group): Entry[] => {
    const folded = isFoldedAtFirst(group, filter) !== turned.has(group.key);
    const head: Entry = { kind: 'group', key: group.key, group, folded };
    if (folded) return [head];
    return [head, ...group.rows.map((row): Entry => ({ kind: 'row', key: keyOf(row), row }))];
  });
}

/** Deletions have to be asked for: by unfolding them, by searching, or by filtering for them. */
export function isFoldedAtFirst(group: Group, filter: Filter): boolean {
  return group.deletions && filter.text.trim() === '' && !filter.states.includes('deleted');
}

function byName(rows: readonly Row[]): Row[] {
  const named = rows.map((row) => ({ row, name: row.name.toLowerCase() }));
  named.sort((a, b) => compareText(a.name, b.name) || compareText(a.row.id, b.row.id));
  return named.map(({ row }) => row);
}
