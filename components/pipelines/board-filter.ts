import { type BoardRow, type Cell, isEnded } from '@/lib/domain/pipeline';

export const Shows = ['differences', 'underway', 'failed', 'unknown'] as const;
export type Show = (typeof Shows)[number];

export interface BoardFilter {
  text: string;
  /** Empty means every row. */
  shows: readonly Show[];
}

const isShow = (text: string): text is Show => Shows.some((show) => show === text);

export function readFilter(query: URLSearchParams): BoardFilter {
  return { text: query.get('q') ?? '', shows: (query.get('show') ?? '').split(',').filter(isShow) };
}

export function writeFilter(query: URLSearchParams, { text, shows }: BoardFilter): string {
  const next = new URLSearchParams(query);
  if (text) next.set('q', text);
  else next.delete('q');
  if (shows.length > 0) next.set('show', shows.join(','));
  else next.delete('show');
  return next.toString();
}

/** True for what may still change by itself; a state that we do not know is not taken for an end. */
export function isUnderway({ latest }: Cell): boolean {
  return latest !== null && !isEnded(latest.status);
}

/** True when the newest deployment ended and is not what runs. */
export function hasFailedSince({ latest }: Cell): boolean {
  return latest !== null && isEnded(latest.status);
}

const tests: Record<Show, (cell: Cell) => boolean> = {
  differences: ({ relation }) => relation !== 'first' && relation !== 'in_step',
  underway: isUnderway,
  failed: hasFailedSince,
  unknown: ({ relation }) => relation === 'unknown',
};

function shown({ cells }: BoardRow, show: Show): boolean {
  return Object.values(cells).some(tests[show]);
}

function fits({ id, cells }: BoardRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = Object.values(cells).flatMap(({ application, running, latest }) => [
    application.name,
    application.id,
    ...[running, latest].flatMap((build) => [build?.commit, build?.commitMessage, build?.image, build?.branch]),
  ]);
  const all = [id, ...texts].join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

const wordsIn = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** The rows that pass: what is searched for, and any of the chosen kinds. */
export function filterRows(rows: readonly BoardRow[], { text, shows }: BoardFilter): BoardRow[] {
  const words = wordsIn(text);
  return rows.filter((row) => fits(row, words) && (shows.length === 0 || shows.some((show) => shown(row, show))));
}

/** How many rows there are of each kind among those that are searched for. */
export function countShows(rows: readonly BoardRow[], text: string): Record<Show, number> {
  const words = wordsIn(text);
  const counts: Record<Show, number> = { differences: 0, underway: 0, failed: 0, unknown: 0 };
  for (const row of rows) {
    if (!fits(row, words)) continue;
    for (const show of Shows) if (shown(row, show)) counts[show] += 1;
  }
  return counts;
}
