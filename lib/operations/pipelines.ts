import { and, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { placements } from '@/lib/db/schema';
import { AppError, invalidInput } from '@/lib/domain/error';
import { can } from '@/lib/domain/permission';
import type { Application, Board, Pipeline, PipelineReads, Placement } from '@/lib/domain/pipeline';
import { placementProblems, stemOf } from '@/lib/domain/placement';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type {
  listApplications,
  listDeployments,
  listPipelines,
  placeApplications,
  readDeployment,
  readPipeline,
} from '@/lib/endpoints/pipelines';
import { type BoardNews, feedOf } from './boards';
import { authorise, authoriseSomewhere, type Context } from './context';
import { placementsOf } from './sessions';

export async function pipelines(
  ctx: Context,
  { connection }: InputOf<typeof listPipelines>,
): Promise<OutputOf<typeof listPipelines>> {
  const reads = await open(ctx, connection);
  const mayRead = (stage: string) => can(ctx.actor.grants, 'compare:read', { connection, environment: stage });
  const items = (await reads.layouts()).map(({ placements: all, ...rest }) => ({
    ...rest,
    placements: all.filter(({ stage }) => mayRead(stage)),
  }));
  return { items, nextCursor: null };
}

/** What runs where, for the stages that the actor may read. */
export async function pipeline(ctx: Context, input: InputOf<typeof readPipeline>): Promise<Board> {
  authoriseSomewhere(ctx, 'compare:read', input.connection);
  return visible(ctx, input.connection, await feed(ctx, input).board(() => ctx.open(input.connection)));
}

/** The same, and again whenever it has been read anew; the answer ends it. */
export function watchPipeline(
  ctx: Context,
  input: InputOf<typeof readPipeline>,
  watcher: (news: BoardNews) => void,
): () => void {
  authoriseSomewhere(ctx, 'compare:read', input.connection);
  return feed(ctx, input).watch(() => ctx.open(input.connection), watcher);
}

function feed(ctx: Context, { connection, pipeline: id }: InputOf<typeof readPipeline>) {
  return feedOf(connection, id, () => ctx.open(connection));
}

/** The board without the stages that somebody may not read. */
export function visible(ctx: Context, connection: string, board: Board): Board {
  const mayRead = (stage: string) => can(ctx.actor.grants, 'compare:read', { connection, environment: stage });
  const stages = board.pipeline.stages.filter(({ id }) => mayRead(id));
  if (stages.length === board.pipeline.stages.length) return board;
  return {
    ...board,
    pipeline: { ...board.pipeline, stages },
    rows: board.rows.map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(Object.entries(cells).filter(([stage]) => mayRead(stage))),
    })),
    placements: board.placements.filter(({ stage }) => mayRead(stage)),
    gaps: [...board.gaps, 'Stages that your role does not include are not shown.'],
  };
}

export async function applications(
  ctx: Context,
  { connection }: InputOf<typeof listApplications>,
): Promise<OutputOf<typeof listApplications>> {
  authorise(ctx, 'compare:read', { connection });
  const reads = await open(ctx, connection);
  return { items: await reads.applications(), nextCursor: null };
}

export async function deploymentsOf(
  ctx: Context,
  { connection, application, cursor, limit }: InputOf<typeof listDeployments>,
): Promise<OutputOf<typeof listDeployments>> {
  const reads = await open(ctx, connection);
  await authoriseApplication(ctx, connection, application);
  const offset = Number(cursor ?? 0);
  if (!Number.isInteger(offset) || offset < 0 || offset > 10_000) throw invalidInput('cursor', 'Not a cursor of ours');
  const { items, more } = await reads.deployments(application, { offset, limit: Math.min(limit, 100) });
  return { items, nextCursor: more ? String(offset + items.length) : null };
}

export async function deployment(
  ctx: Context,
  { connection, application, deployment: id, log }: InputOf<typeof readDeployment>,
): Promise<OutputOf<typeof readDeployment>> {
  const reads = await open(ctx, connection);
  await authoriseApplication(ctx, connection, application);
  const found = await reads.deployment(application, id);
  if (!found) throw new AppError('not_found', 'This application has no such deployment.');
  return { deployment: found, log: log === 'true' ? await reads.log(application, id) : null };
}

/** Where the stage of an application is known, a right on that stage is enough; otherwise it takes the connection. */
async function authoriseApplication(ctx: Context, connection: string, application: string): Promise<void> {
  const homes = (await placementsOf(ctx.db, connection)).filter((one) => one.application === application);
  const allowed = homes.some(({ stage }) => can(ctx.actor.grants, 'compare:read', { connection, environment: stage }));
  if (!allowed) authorise(ctx, 'compare:read', { connection });
}

/** Keeps which applications a stage holds. Every id is looked up at the vendor first. */
export async function place(ctx: Context, input: InputOf<typeof placeApplications>): Promise<Board> {
  const { connection, pipeline: id, stage } = input;
  authorise(ctx, 'connection:write', { connection });
  const reads = await open(ctx, connection);
  const home = (await reads.list()).find((candidate) => candidate.id === id);
  if (!home) throw new AppError('not_found', 'This connection has no such pipeline.');
  if (!home.stages.some((candidate) => candidate.id === stage))
    throw invalidInput('stage', 'This pipeline has no such stage');
  const placed = wanted(input, await reads.applications());
  const before = await placementsOf(ctx.db, connection);
  refuseProblems(home, [...before.filter((one) => one.stage !== stage), ...placed]);
  await ctx.db.transaction(async (tx) => {
    await tx.delete(placements).where(and(eq(placements.connectionId, connection), eq(placements.stageId, stage)));
    const rows = placed.map(({ application, row }) => ({
      connectionId: connection,
      stageId: stage,
      applicationId: application,
      row,
    }));
    if (rows.length > 0) await tx.insert(placements).values(rows);
    await appendAudit(tx, {
      actor: { id: ctx.actor.id, name: ctx.actor.name },
      event: 'pipeline.placed',
      connection,
      environment: stage,
      subject: `pipeline/${id}`,
      requestId: ctx.requestId,
      data: { before: applicationsIn(before, stage), after: applicationsIn(placed, stage) },
    });
  });
  feed(ctx, input).forget();
  return pipeline(ctx, { connection, pipeline: id });
}

function wanted(
  { stage, applications: given }: InputOf<typeof placeApplications>,
  known: readonly Application[],
): Placement[] {
  return given.flatMap(({ id: application, rows }, index) => {
    const found = known.find((candidate) => candidate.id === application);
    if (!found) throw invalidInput(`applications.${index}.id`, 'This key sees no such application');
    return (rows ?? [stemOf(found.name)]).map((row) => ({ stage, application, row }));
  });
}

/** Of this pipeline's stages only: other pipelines have their own rows. An application has one home among all of them. */
function refuseProblems(home: Pipeline, all: Placement[]): void {
  const own = new Set(home.stages.map(({ id }) => id));
  const [problem] = placementProblems(
    home,
    all.filter(({ stage }) => own.has(stage)),
  );
  if (problem) throw new AppError('invalid_input', problem, { errors: [{ path: 'applications', message: problem }] });
  const here = new Set(all.filter(({ stage }) => own.has(stage)).map(({ application }) => application));
  const elsewhere = all.some(({ stage, application }) => !own.has(stage) && here.has(application));
  if (elsewhere)
    throw invalidInput('applications', 'An application belongs to one pipeline, and one of these is in another');
}

function applicationsIn(all: readonly Placement[], stage: string) {
  return all.filter((one) => one.stage === stage).map(({ application, row }) => ({ application, row }));
}

async function open(ctx: Context, connection: string): Promise<PipelineReads> {
  authoriseSomewhere(ctx, 'compare:read', connection);
  const { pipelines: reads } = await ctx.open(connection);
  if (!reads) throw new AppError('not_found', 'This connection has no pipelines.');
  return reads;
}
