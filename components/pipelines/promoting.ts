import { buildsOf } from '@/lib/domain/board';
import { compareText } from '@/lib/domain/order';
import {
  type Board,
  type BuildIdentity,
  type Cell,
  type Deployment,
  isSameBuild,
  type Stage,
} from '@/lib/domain/pipeline';
import { columnsOf, type Found, findApplication } from './places';

/** An application that a build could be promoted to. */
export interface Target {
  id: string;
  name: string;
  stage: Stage;
  rows: string[];
  cell: Cell;
  /** Whether it stands in a row of the source. */
  sameRow: boolean;
}

/** Every application of a later stage, those of the source's own rows first, nearer stages before later ones. */
export function targetsFor(board: Board, source: Found): Target[] {
  const later = columnsOf(board).filter(({ order }) => order > source.stage.order);
  const found = new Map<string, Target>();
  for (const stage of later) {
    for (const { id: row, cells } of board.rows) {
      const cell = cells[stage.id];
      if (!cell) continue;
      const { id, name } = cell.application;
      const known = found.get(id);
      const sameRow = source.rows.includes(row) || known?.sameRow === true;
      found.set(id, { id, name, stage, rows: [...(known?.rows ?? []), row], cell, sameRow });
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(b.sameRow) - Number(a.sameRow) || a.stage.order - b.stage.order || compareText(a.name, b.name),
  );
}

/** The choice after a tick. One change is about one stage, so that a target of another one replaces what was chosen. */
export function toggleTarget(targets: readonly Target[], chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const stageOf = (one: string) => targets.find((target) => target.id === one)?.stage.id;
  return [...chosen.filter((one) => stageOf(one) === stageOf(id)), id];
}

/** What of an address can be chosen at all, in the order of the list; all in the stage of the first one. */
export function chosenOf(targets: readonly Target[], wanted: readonly string[]): Target[] {
  const known = targets.filter(({ id }) => wanted.includes(id));
  const stage = known[0]?.stage.id;
  return known.filter((target) => target.stage.id === stage);
}

/**
 * The builds that arrive at a target with a promotion, newest first: those that the source ran since it ran what the
 * target runs now. Null when that is not among what was read.
 */
export function buildsAcross(deployments: readonly Deployment[], running: BuildIdentity | null): Deployment[] | null {
  const builds = buildsOf(deployments);
  if (!running) return null;
  const known = builds.findIndex((build) => isSameBuild(build, running));
  return known < 0 ? null : builds.slice(0, known);
}

/** What the source runs now where that is not what was reviewed; null while both are the same deployment. */
export function overtakenBy(board: Board, source: string, expected: string): Deployment | null {
  const running = findApplication(board, source)?.cell.running ?? null;
  return running && running.id !== expected ? running : null;
}
