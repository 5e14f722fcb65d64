import { queryOptions } from '@tanstack/react-query';
import { listWorkflows, readWorkflow } from '@/lib/endpoints/workflows';
import { call } from '@/lib/http/call';

/** The list of one environment. It costs the vendor a request for every hundred, so it is kept for a while. */
export const workflowsQuery = (place: { connection: string; environment: string }) =>
  queryOptions({
    queryKey: [listWorkflows.name, place],
    queryFn: ({ signal }) => call(listWorkflows, place, { signal }),
    staleTime: 10 * 60_000,
  });

export interface WorkflowPlace {
  connection: string;
  environment: string;
  workflow: string;
}

/** One workflow, whole; read anew whenever it is shown, because a page about it must not be of yesterday. */
export const workflowQuery = (place: WorkflowPlace) =>
  queryOptions({
    queryKey: [readWorkflow.name, place],
    queryFn: ({ signal }) => call(readWorkflow, place, { signal }),
    staleTime: 0,
  });
