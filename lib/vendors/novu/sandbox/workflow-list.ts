import { z } from 'zod';
import type { Environment, Workflow } from './documents';
import { statusOf } from './issues';
import { parseDto } from './validation';
import { workflowListItem } from './workflow-view';

const Query = z.object({
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
  offset: z.coerce.number().pipe(z.int().min(0)).default(0),
  orderBy: z.enum(['createdAt', 'updatedAt', 'name', 'lastTriggeredAt']).default('createdAt'),
  orderDirection: z.enum(['ASC', 'DESC']).default('DESC'),
  query: z.string().default(''),
  tags: z.array(z.string()),
  status: z.array(z.enum(['ACTIVE', 'INACTIVE', 'ERROR'])),
});

/** `GET /v2/workflows`: every origin, filtered, ordered, one page of it. */
export function listWorkflows(environment: Environment, search: URLSearchParams) {
  const query = parseDto(Query, {
    ...Object.fromEntries(search),
    tags: [...search.getAll('tags'), ...search.getAll('tags[]')],
    status: [...search.getAll('status'), ...search.getAll('status[]')],
  });
  const words = query.query.toLowerCase();
  const found = [...environment.workflows.values()].filter(
    (workflow) =>
      (words === '' || `${workflow.name}\n${workflow.workflowId}`.toLowerCase().includes(words)) &&
      (query.tags.length === 0 || query.tags.some((tag) => workflow.tags.includes(tag))) &&
      (query.status.length === 0 || query.status.includes(statusOf(workflow))),
  );
  found.sort(inOrder(query.orderBy, query.orderDirection));
  const items = found.slice(query.offset, query.offset + query.limit);
  return { workflows: items.map(workflowListItem), totalCount: found.length };
}

type Order = z.infer<typeof Query>['orderBy'];

function inOrder(field: Order, direction: 'ASC' | 'DESC') {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a: Workflow, b: Workflow) => sign * (compare(a[field] ?? '', b[field] ?? '') || compare(a._id, b._id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
