import { z } from 'zod';
import { WorkflowPage, WorkflowSummary } from '@/lib/domain/workflow';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf } from './list';

const Id = z.string().min(1).max(300);

export const listWorkflows = endpoint({
  name: 'workflows',
  summary: 'Every workflow of one environment',
  method: 'GET',
  path: '/api/connections/[connection]/workflows',
  permission: 'compare:read',
  input: z.strictObject({ connection: ConnectionId, environment: Id }),
  output: listOf(WorkflowSummary).extend({ gaps: z.array(z.string()) }),
  held: 'there',
});

export const readWorkflow = endpoint({
  name: 'workflow',
  summary: 'One workflow of one environment, whole',
  method: 'GET',
  path: '/api/connections/[connection]/workflows/[workflow]',
  permission: 'compare:read',
  input: z.strictObject({ connection: ConnectionId, workflow: Id, environment: Id }),
  output: WorkflowPage,
  held: 'there',
});
