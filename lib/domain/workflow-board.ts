import { compareText } from './order';
import type { WorkflowSummary } from './workflow';

/** One workflow with all environments beside each other. */
export interface WorkflowRow {
  id: string;
  name: string;
  tags: string[];
  /** By environment; one that is missing here was read and has no such workflow, or was not read yet. */
  cells: Readonly<Record<string, WorkflowSummary>>;
  /** Everything that a search looks at, in lower case. */
  search: string;
}

export interface WorkflowList {
  environment: string;
  items: readonly WorkflowSummary[];
}

/** The lists of several environments as rows; name and tags are those of the first environment that has it. */
export function joinWorkflows(lists: readonly WorkflowList[]): WorkflowRow[] {
  const cells = new Map<string, Record<string, WorkflowSummary>>();
  for (const { environment, items } of lists) {
    for (const item of items) {
      const row = cells.get(item.id) ?? {};
      row[environment] = item;
      cells.set(item.id, row);
    }
  }
  return [...cells].map(([id, row]) => rowOf(id, row));
}

function rowOf(id: string, cells: Record<string, WorkflowSummary>): WorkflowRow {
  const all = Object.values(cells);
  const [first] = all;
  const words = [id, ...all.flatMap(({ name, tags, updatedBy }) => [name, ...tags, updatedBy ?? ''])];
  return {
    id,
    name: first?.name ?? id,
    tags: first?.tags ?? [],
    cells,
    search: [...new Set(words)].join('\n').toLowerCase(),
  };
}

export const workflowSorts = ['name', 'updated', 'published', 'triggered'] as const;
export type WorkflowSort = (typeof workflowSorts)[number];

export interface WorkflowFilter {
  text: string;
  tag: string | null;
  /** As the vendor spells it; `null` and the empty text mean any. */
  status: string | null;
}

/** The rows that pass. A status counts in the environments that are shown, which are the ones in the cells. */
export function filterWorkflows(
  rows: readonly WorkflowRow[],
  { text, tag, status }: WorkflowFilter,
  environments: readonly string[],
): WorkflowRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (row: WorkflowRow) => environments.flatMap((environment) => row.cells[environment] ?? []);
  return rows.filter(
    (row) =>
      words.every((word) => row.search.includes(word)) &&
      (!tag || shown(row).some(({ tags }) => tags.includes(tag))) &&
      (!status || shown(row).some((cell) => (cell.status ?? unknownStatus) === status)),
  );
}

/** What stands for a status that the vendor did not tell. */
export const unknownStatus = 'unknown';

const moments = {
  updated: 'updatedAt',
  published: 'lastPublishedAt',
  triggered: 'lastTriggeredAt',
} as const;

/** By name from A, or by the latest moment in any environment shown, newest first; `reverse` turns it round. */
export function sortWorkflows(
  rows: readonly WorkflowRow[],
  sort: WorkflowSort,
  reverse: boolean,
  environments: readonly string[],
): WorkflowRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sort, environments), name: row.name.toLowerCase() }));
  const sign = reverse ? -1 : 1;
  keyed.sort((one, other) => {
    if (sort === 'name') return sign * compareText(one.name, other.name) || compareText(one.row.id, other.row.id);
    // What never happened, or is not known, stays at the end either way.
    if ((one.key === '') !== (other.key === '')) return one.key === '' ? 1 : -1;
    return (
      sign * compareText(other.key, one.key) ||
      compareText(one.name, other.name) ||
      compareText(one.row.id, other.row.id)
    );
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: WorkflowRow, sort: WorkflowSort, environments: readonly string[]): string {
  if (sort === 'name') return '';
  const member = moments[sort];
  return environments.reduce((latest, environment) => {
    const at = row.cells[environment]?.[member] ?? '';
    return at > latest ? at : latest;
  }, '');
}

/** Every tag and every status there is, for the filters. */
export function facetsOf(rows: readonly WorkflowRow[]): { tags: string[]; statuses: string[] } {
  const [tags, statuses] = [new Set<string>(), new Set<string>()];
  for (const { cells } of rows) {
    for (const cell of Object.values(cells)) {
      for (const tag of cell.tags) tags.add(tag);
      statuses.add(cell.status ?? unknownStatus);
    }
  }
  return { tags: [...tags].sort(), statuses: [...statuses].sort() };
}

/** True for what was made in code: the next deployment of that code would undo whatever is changed by hand. */
export function isMadeInCode(origin: string | null): boolean {
  return origin !== null && origin !== 'novu-cloud';
}
