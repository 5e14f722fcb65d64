import { z } from 'zod';
import type { Change } from '@/lib/domain/change';
import { reviewHref, workflowHref } from './address';

const Touched = z.object({
  environment: z.string().optional(),
  source: z.string().optional(),
  target: z.string().optional(),
  workflowId: z.string().optional(),
  workflowIds: z.array(z.string()).optional(),
  workflow: z.object({ workflowId: z.string() }).optional(),
  patch: z.object({ active: z.boolean() }).optional(),
});

type Asked = Pick<Change, 'action' | 'connection' | 'input'>;

/** The page of the one workflow that a change is about, where it was written; null for any other change. */
export function pageOfChange({ action, connection, input }: Asked): string | null {
  const touched = read(action, input);
  const environment = touched?.environment ?? touched?.target;
  const id = touched?.workflowId ?? touched?.workflow?.workflowId;
  return environment && id ? workflowHref(connection, id, { environment }) : null;
}

/** Where the same can be planned anew: the review of it, or the form; null for any other change. */
export function againOfChange({ action, connection, input }: Asked): string | null {
  const touched = read(action, input);
  if (!touched) return null;
  const { environment, source, target, workflowId, workflowIds, patch } = touched;
  const workflows = workflowIds ?? (workflowId === undefined ? [] : [workflowId]);
  const [first] = workflows;
  if (first === undefined) return null;
  if (action === 'sync' && source && target)
    return reviewHref(connection, { deed: 'sync', environment: target, source, workflows });
  if (!environment) return null;
  if (action === 'workflow.delete') return reviewHref(connection, { deed: 'delete', environment, workflows });
  if (action === 'workflow.update') return workflowHref(connection, first, { environment, tab: 'edit' });
  if (action === 'workflow.patch' && patch)
    return reviewHref(connection, { deed: patch.active ? 'resume' : 'pause', environment, workflows });
  return null;
}

function read(action: string, input: Change['input']) {
  return action === 'sync' || action.startsWith('workflow.') ? Touched.safeParse(input).data : undefined;
}
