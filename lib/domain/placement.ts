import { z } from 'zod';
import { compareText } from './order';
import { type Application, type Pipeline, Placement, type Stage } from './pipeline';

/** A placement that people may accept, with the reason why it seems right. */
export const SuggestedPlacement = Placement.extend({ because: z.string() });
export type SuggestedPlacement = z.infer<typeof SuggestedPlacement>;

const stageWords: Record<string, string> = {
  ...words('development', 'dev', 'develop', 'development'),
  ...words('testing', 'test', 'testing', 'qa'),
  ...words('staging', 'stage', 'staging', 'stg', 'uat', 'preprod', 'acceptance'),
  ...words('production', 'prod', 'production', 'prd', 'live'),
};

function words(kind: string, ...spellings: string[]): Record<string, string> {
  return Object.fromEntries(spellings.map((spelling) => [spelling, kind]));
}

/** A name without the words that say which stage it is for: `storefront-web` for "Storefront Web (staging)". */
export function stemOf(name: string): string {
  const all = wordsOf(name);
  const rest = all.filter((word) => stageWords[word] === undefined);
  return (rest.length > 0 ? rest : all).join('-') || 'application';
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What stage a name speaks of, or null. */
function kindOf(name: string): string | null {
  return wordsOf(name).flatMap((word) => stageWords[word] ?? [])[0] ?? null;
}

interface Placed {
  stage: string;
  application: string;
  stem: string;
  /** Where its code comes from; null where nobody told. */
  repository: string | null;
}

/**
 * The rows of a board, for applications whose stages are known. An application of an early stage that feeds several
 * later ones (`storefront-web` before `storefront-web-eu` and `storefront-web-us`) stands in the row of each.
 */
export function rowsOf(
  pipeline: Pipeline,
  members: readonly { stage: string; application: string; name: string; repository?: string | null }[],
): Placement[] {
  const placed = withOwnStems(
    members.map(({ name, repository = null, ...rest }) => ({ ...rest, repository, stem: stemOf(name) })),
  );
  const order = new Map(pipeline.stages.map(({ id, order }) => [id, order]));
  const at = ({ stage }: Placed) => order.get(stage) ?? 0;
  const last = new Map<string, number>();
  for (const one of placed) last.set(one.stem, Math.max(last.get(one.stem) ?? 0, at(one)));
  // A name that only leads to longer ones further on has no row of its own.
  const leads = (stem: string) =>
    placed.some(
      (later) =>
        feeds(stem, later.stem) &&
        at(later) > (last.get(stem) ?? 0) &&
        placed.every((one) => one.stem !== stem || mayShareCode(one, later)),
    );
  const rows = new Set([...last.keys()].filter((stem) => !leads(stem)));
  const rowsFor = (one: Placed) => {
    const fed = [...rows].filter(
      (row) =>
        row === one.stem || (feeds(one.stem, row) && isClosest(one, row, placed) && sharesCode(one, row, placed)),
    );
    // Another one of its stage feeds whatever it could, so that it stands alone.
    return fed.length > 0 ? fed : [one.stem];
  };
  return placed
    .flatMap((one) => rowsFor(one).map((row) => ({ stage: one.stage, application: one.application, row })))
    .sort((a, b) => compareText(a.row, b.row) || (order.get(a.stage) ?? 0) - (order.get(b.stage) ?? 0));
}

const feeds = (stem: string, later: string) => later.startsWith(`${stem}-`);

/** A build goes to where its own code runs; what is known to be of another repository is not fed by it. */
function mayShareCode(one: Placed, other: Placed): boolean {
  return one.repository === null || other.repository === null || one.repository === other.repository;
}

function sharesCode(one: Placed, row: string, placed: readonly Placed[]): boolean {
  return placed.every((other) => other.stem !== row || mayShareCode(one, other));
}

/** Among the applications of one stage, the one with the longest name that fits is the one that feeds a row. */
function isClosest(one: Placed, row: string, placed: readonly Placed[]): boolean {
  return !placed.some(
    (other) =>
      other.stage === one.stage &&
      other.stem.length > one.stem.length &&
      (other.stem === row || feeds(other.stem, row)),
  );
}

/** Two applications of one stage cannot share a row, so that a stem that is taken gets a number. */
function withOwnStems(placed: readonly Placed[]): Placed[] {
  const taken = new Set<string>();
  return [...placed]
    .sort((a, b) => compareText(a.application, b.application))
    .map((one) => {
      let stem = one.stem;
      for (let number = 2; taken.has(`${one.stage} ${stem}`); number++) stem = `${one.stem}-${number}`;
      taken.add(`${one.stage} ${stem}`);
      return { ...one, stem };
    });
}

/**
 * Which applications seem to belong to a pipeline, and where. Only a proposal: the vendor does not tell, and a wrong
 * placement would promote to the wrong place. What two hints contradict is left out.
 */
export function suggestPlacements(pipeline: Pipeline, applications: readonly Application[]): SuggestedPlacement[] {
  const candidates = applications.filter(({ type }) => type !== 'previewApp');
  const family = candidates.filter((application) => belongs(pipeline, application, candidates));
  const found = family.flatMap((application) => {
    const guess = stageFor(pipeline, application, family);
    return guess
      ? [
          {
            application: application.id,
            name: application.name,
            repository: application.repository,
            stage: guess.stage.id,
            because: guess.because,
          },
        ]
      : [];
  });
  const reasons = new Map(found.map(({ application, because }) => [application, because]));
  return rowsOf(pipeline, found).map((placement) => ({
    ...placement,
    because: reasons.get(placement.application) ?? '',
  }));
}

/** By the pipeline's project, by its name, or by the repository of an application that has its name. */
function belongs(pipeline: Pipeline, application: Application, all: readonly Application[]): boolean {
  if (pipeline.project !== null && application.project !== null) return application.project === pipeline.project;
  if (isNamedAfter(pipeline, application)) return true;
  const { repository } = application;
  return repository !== null && all.some((other) => other.repository === repository && isNamedAfter(pipeline, other));
}

function isNamedAfter(pipeline: Pipeline, { name }: Application): boolean {
  const stem = wordsOf(name);
  return wordsOf(pipeline.name).every((word) => stem.includes(word));
}

interface Guess {
  stage: Stage;
  because: string;
}

function stageFor(pipeline: Pipeline, application: Application, family: readonly Application[]): Guess | null {
  const stages = pipeline.stages.filter(({ preview }) => !preview);
  const byName = guessByName(stages, application);
  const byBranch = pipeline.type === 'branch' ? guessByBranch(stages, application) : null;
  if (byName && byBranch && byName.stage.id !== byBranch.stage.id) return null;
  return byName ?? byBranch ?? guessByFamily(stages, application, family);
}

function guessByName(stages: readonly Stage[], { name }: Application): Guess | null {
  const kind = kindOf(name);
  if (kind === null) return null;
  const fitting = stages.filter((stage) => (kindOf(stage.name) ?? (stage.production ? 'production' : null)) === kind);
  return only(fitting, `Its name says ${kind}.`);
}

function guessByBranch(stages: readonly Stage[], { branch }: Application): Guess | null {
  const fitting = stages.filter((stage) => stage.branch !== null && stage.branch === branch);
  return only(fitting, `It follows the branch ${branch}.`);
}

function guessByFamily(
  stages: readonly Stage[],
  application: Application,
  family: readonly Application[],
): Guess | null {
  if (kindOf(application.name) !== null) return null;
  const stem = stemOf(application.name);
  const hasEarlier = family.some(
    (other) =>
      kindOf(other.name) !== null &&
      (stemOf(other.name) === stem || feeds(stemOf(other.name), stem)) &&
      (other.repository === null || application.repository === null || other.repository === application.repository),
  );
  if (!hasEarlier) return null;
  const because = 'Its name says no stage, and others of its name are for earlier ones.';
  return only(
    stages.filter(({ production }) => production),
    because,
  );
}

function only(stages: readonly Stage[], because: string): Guess | null {
  const [stage, another] = stages;
  return stage && !another ? { stage, because } : null;
}

/** What is wrong with placements that somebody gave, as sentences; an empty list when nothing is. */
export function placementProblems(pipeline: Pipeline, placements: readonly Placement[]): string[] {
  const problems = new Set<string>();
  const stages = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
  const rows = new Map<string, string>();
  const homes = new Map<string, string>();
  for (const { stage, application, row } of placements) {
    const known = stages.get(stage);
    if (!known) problems.add(`${pipeline.name} has no stage ${stage}.`);
    if (known?.preview) problems.add(`${known.name} holds previews of pull requests; nothing is placed there.`);
    const place = `${stage}\n${row}`;
    if (rows.has(place)) problems.add(`${known?.name ?? stage} has two applications in the row “${row}”.`);
    rows.set(place, application);
    if ((homes.get(application) ?? stage) !== stage) problems.add('An application can be in one stage only.');
    homes.set(application, stage);
  }
  return [...problems];
}
