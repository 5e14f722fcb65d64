import { type Board, type BoardRow, type Cell, isSameBuild, type Stage } from '@/lib/domain/pipeline';

/** The stages that applications stand in, in the vendor's order. */
export function columnsOf({ pipeline }: Pick<Board, 'pipeline'>): Stage[] {
  return pipeline.stages.filter(({ preview }) => !preview).toSorted((a, b) => a.order - b.order);
}

/** The stage that a cell is compared with: the nearest one before it that the row has a cell in. */
export function leftOf(columns: readonly Stage[], row: BoardRow, stage: Stage): Stage | null {
  return columns.findLast((one) => one.order < stage.order && row.cells[one.id] !== undefined) ?? null;
}

/** The stage that a build would go to next: the nearest one after it that the row has a cell in. */
export function rightOf(columns: readonly Stage[], row: BoardRow, stage: Stage): Stage | null {
  return columns.find((one) => one.order > stage.order && row.cells[one.id] !== undefined) ?? null;
}

/** True when promoting would change what runs in the other cell. */
export function wouldChange(from: Cell, to: Cell | undefined): boolean {
  if (!from.running || !to) return false;
  return !to.running || !isSameBuild(from.running, to.running);
}

export interface Found {
  cell: Cell;
  stage: Stage;
  rows: string[];
}

/** Where an application stands on a board, in all of its rows; null when nowhere. */
export function findApplication(board: Board, application: string): Found | null {
  for (const stage of columnsOf(board)) {
    const rows = board.rows.filter(({ cells }) => cells[stage.id]?.application.id === application);
    const cell = rows[0]?.cells[stage.id];
    if (cell) return { cell, stage, rows: rows.map(({ id }) => id) };
  }
  return null;
}

export const pipelineHref = (connection: string, pipeline: string) =>
  `/c/${encodeURIComponent(connection)}/pipelines/${encodeURIComponent(pipeline)}`;

export function applicationHref(connection: string, pipeline: string, application: string, deployment?: string) {
  const query = deployment === undefined ? '' : `?${new URLSearchParams({ deployment })}`;
  return `${pipelineHref(connection, pipeline)}/applications/${encodeURIComponent(application)}${query}`;
}

export function promoteHref(connection: string, pipeline: string, source: string, targets: readonly string[]) {
  const query = new URLSearchParams([['source', source], ...targets.map((target) => ['target', target])]);
  return `${pipelineHref(connection, pipeline)}/promote?${query}`;
}

export const rollbackHref = (connection: string, pipeline: string, application: string) =>
  `${pipelineHref(connection, pipeline)}/rollback?${new URLSearchParams({ application })}`;

export const cancelHref = (connection: string, pipeline: string, application: string, deployment: string) =>
  `${pipelineHref(connection, pipeline)}/cancel?${new URLSearchParams({ application, deployment })}`;
