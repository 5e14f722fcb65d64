import { AppError } from '@/lib/domain/error';
import type { FlowDeployment, FlowDeploymentReads, NumberedPage } from '@/lib/domain/flow-deployment';
import { can } from '@/lib/domain/permission';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type {
  listFlowDeployments,
  listFlows,
  listVersionDeployments,
  readFlowDeployment,
} from '@/lib/endpoints/flow-deployments';
import { authoriseSomewhere, type Context } from './context';

export async function deployments(
  ctx: Context,
  { connection, cursor, page, limit, include: _include, ...query }: InputOf<typeof listFlowDeployments>,
): Promise<OutputOf<typeof listFlowDeployments>> {
  const reads = await open(ctx, connection);
  const found = await reads.list(queryOf(query), { page: numberOf(cursor, page), limit });
  return visible(ctx, connection, found);
}

export async function flows(
  ctx: Context,
  { connection, cursor, page, limit }: InputOf<typeof listFlows>,
): Promise<OutputOf<typeof listFlows>> {
  const reads = await open(ctx, connection);
  return listed(await reads.flows({ page: numberOf(cursor, page), limit }));
}

export async function deploymentsOfVersion(
  ctx: Context,
  { connection, version, cursor, page, limit }: InputOf<typeof listVersionDeployments>,
): Promise<OutputOf<typeof listVersionDeployments>> {
  const reads = await open(ctx, connection);
  return visible(ctx, connection, await reads.ofVersion(version, { page: numberOf(cursor, page), limit }));
}

export async function deployment(
  ctx: Context,
  { connection, version, deployment: id }: InputOf<typeof readFlowDeployment>,
): Promise<FlowDeployment> {
  const reads = await open(ctx, connection);
  const found = await reads.one(version, id);
  // Only the vendor tells where it is. One that may not be read is as if it were not there, as in the lists.
  if (!found || !can(ctx.actor.grants, 'compare:read', { connection, environment: found.environment.id }))
    throw new AppError('not_found', 'This version has no such deployment.');
  return found;
}

async function open(ctx: Context, connection: string): Promise<FlowDeploymentReads> {
  authoriseSomewhere(ctx, 'compare:read', connection);
  const { flowDeployments } = await ctx.open(connection);
  if (!flowDeployments) throw new AppError('not_found', 'This connection has no flows.');
  return flowDeployments;
}

/** Without the members that were not given, because a filter that is there and empty is another question. */
function queryOf(query: Omit<InputOf<typeof listFlowDeployments>, 'connection' | 'limit' | 'page' | 'cursor'>) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
}

function numberOf(cursor: string | undefined, page: number | undefined): number {
  return cursor === undefined ? (page ?? 1) : Number(cursor);
}

function listed<Item>({ items, next, total }: NumberedPage<Item>) {
  return { items, nextCursor: next === null ? null : String(next), total };
}

/** Whoever may read one environment only, sees the deployments of that one. The count would tell of the others. */
function visible(ctx: Context, connection: string, page: NumberedPage<FlowDeployment>) {
  const items = page.items.filter(({ environment }) =>
    can(ctx.actor.grants, 'compare:read', { connection, environment: environment.id }),
  );
  const whole = can(ctx.actor.grants, 'compare:read', { connection });
  return { ...listed({ ...page, items }), total: whole ? page.total : null };
}
