import type { Application, Pipeline, Placement } from '@/lib/domain/pipeline';
import { type SuggestedPlacement, stemOf, suggestPlacements } from '@/lib/domain/placement';

/** Where a person says that an application stands; without a stage it stands nowhere. */
export interface Draft {
  stage: string | null;
  rows: readonly string[];
}

/** By application id; who is missing here stands nowhere. */
export type Drafts = ReadonlyMap<string, Draft>;

/** Placements by application, as they are edited. */
export function draftsOf(placements: readonly Placement[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { application, stage, row } of placements) {
    const rows = drafts.get(application)?.rows ?? [];
    drafts.set(application, { stage, rows: [...rows, row] });
  }
  return drafts;
}

/** Back into placements, in the order of the applications. */
export function placementsIn(drafts: Drafts): Placement[] {
  return [...drafts].flatMap(([application, { stage, rows }]) =>
    stage === null ? [] : rows.map((row) => ({ stage, application, row })),
  );
}

/** The rows that somebody typed, separated by commas; without any, the one that the name speaks of. */
export function rowsIn(text: string, name: string): string[] {
  const rows = text
    .split(',')
    .map((row) => row.trim())
    .filter(Boolean);
  return rows.length > 0 ? [...new Set(rows)] : [stemOf(name)];
}

export interface Suggestion extends Draft {
  because: string;
}

/** What is suggested for applications that stand nowhere yet, neither here nor in another pipeline. */
export function suggestionsFor(
  suggested: readonly SuggestedPlacement[],
  placed: Drafts,
  elsewhere: ReadonlyMap<string, string>,
): Map<string, Suggestion> {
  const open = suggested.filter(({ application }) => !placed.get(application)?.stage && !elsewhere.has(application));
  const reasons = new Map(open.map(({ application, because }) => [application, because]));
  const found = new Map<string, Suggestion>();
  for (const [application, draft] of draftsOf(open)) {
    found.set(application, { ...draft, because: reasons.get(application) ?? '' });
  }
  return found;
}

export interface Save {
  stage: string;
  applications: { id: string; rows: string[] }[];
}

/**
 * What has to be saved, in order. An application can be in one stage only, so that where some move, the stages that they
 * leave are saved without them first.
 */
export function savesFor({ stages }: Pick<Pipeline, 'stages'>, before: Drafts, after: Drafts): Save[] {
  const saves: Save[] = [];
  const isIn = (drafts: Drafts, stage: string) => (id: string) => drafts.get(id)?.stage === stage;
  const membersOf = (drafts: Drafts, stage: string) => [...drafts.keys()].filter(isIn(drafts, stage)).sort();
  const content = (stage: string, ids: readonly string[]): Save => ({
    stage,
    applications: ids.map((id) => ({ id, rows: [...(after.get(id)?.rows ?? [])] })),
  });
  const leavesFor = (stage: string) => (id: string) => (after.get(id)?.stage ?? stage) !== stage;
  for (const { id: stage } of stages) {
    const had = membersOf(before, stage);
    if (!had.some(leavesFor(stage))) continue;
    saves.push(content(stage, had.filter(isIn(after, stage))));
  }
  for (const { id: stage } of stages) {
    const wanted = content(stage, membersOf(after, stage));
    const emptied = saves.find((save) => save.stage === stage);
    if (!same(emptied ?? stored(before, stage, membersOf(before, stage)), wanted)) saves.push(wanted);
  }
  return saves;
}

function stored(before: Drafts, stage: string, ids: readonly string[]): Save {
  return { stage, applications: ids.map((id) => ({ id, rows: [...(before.get(id)?.rows ?? [])] })) };
}

function same(one: Save, other: Save): boolean {
  const text = ({ applications }: Save) => JSON.stringify(applications.map(({ id, rows }) => [id, rows.toSorted()]));
  return text(one) === text(other);
}

export const Kinds = ['all', 'placed', 'suggested', 'open'] as const;
export type Kind = (typeof Kinds)[number];

/** Which of the lists an application belongs to. */
export function kindOf(id: string, drafts: Drafts, suggestions: ReadonlyMap<string, Suggestion>): Exclude<Kind, 'all'> {
  if (drafts.get(id)?.stage) return 'placed';
  return suggestions.has(id) ? 'suggested' : 'open';
}

export function findIn(applications: readonly Application[], text: string): Application[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return applications.filter(({ name, id, repository, branch }) => {
    const all = [name, id, repository, branch].filter(Boolean).join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** True when both mean the same, in whatever order their rows are. */
export function isSameDraft(one: Draft, other: Draft | undefined): boolean {
  if (one.stage === null) return !other?.stage;
  return one.stage === other?.stage && one.rows.toSorted().join('\n') === other.rows.toSorted().join('\n');
}

/**
 * What can be placed: first what is placed already or probably belongs here, row by row, then what stands nowhere, then
 * what stands elsewhere. Edits do not count, so that nothing moves away under the hand.
 */
export function sortForPlacing(
  applications: readonly Application[],
  pipeline: Pipeline,
  saved: Drafts,
  elsewhere: ReadonlyMap<string, string>,
): Application[] {
  const candidates = applications.filter(({ type }) => type !== 'previewApp');
  const probable = new Map([...draftsOf(suggestPlacements(pipeline, candidates)), ...saved]);
  const orders = new Map(pipeline.stages.map(({ id, order }) => [id, order]));
  const keyOf = ({ id, name }: Application): [rank: number, row: string, stage: number, name: string] => {
    const draft = elsewhere.has(id) ? undefined : probable.get(id);
    const rank = draft ? 0 : elsewhere.has(id) ? 2 : 1;
    return [rank, draft?.rows.toSorted()[0] ?? '', orders.get(draft?.stage ?? '') ?? 0, name];
  };
  const keyed = candidates.map((application) => ({ application, key: keyOf(application) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ application }) => application);
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
