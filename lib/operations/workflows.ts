import { AppError } from '@/lib/domain/error';
import type { WorkflowPage, WorkflowReads } from '@/lib/domain/workflow';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { listWorkflows, readWorkflow } from '@/lib/endpoints/workflows';
import { authorise, type Context } from './context';

export async function workflows(
  ctx: Context,
  { connection, environment }: InputOf<typeof listWorkflows>,
): Promise<OutputOf<typeof listWorkflows>> {
  const reads = await open(ctx, connection, environment);
  const { items, gaps } = await reads.list(environment);
  return { items, nextCursor: null, gaps };
}

export async function workflow(
  ctx: Context,
  { connection, environment, workflow: id }: InputOf<typeof readWorkflow>,
): Promise<WorkflowPage> {
  const reads = await open(ctx, connection, environment);
  const found = await reads.one(environment, id);
  if (!found) throw new AppError('not_found', 'This environment has no such workflow.');
  return found;
}

async function open(ctx: Context, connection: string, environment: string): Promise<WorkflowReads> {
  authorise(ctx, 'compare:read', { connection, environment });
  const { workflows: reads } = await ctx.open(connection);
  if (!reads) throw new AppError('not_found', 'This connection has no workflows.');
  return reads;
}
