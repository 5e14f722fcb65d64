import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { DeploymentSort } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { listFlowDeployments, listFlows, readFlowDeployment } from '@/lib/endpoints/flow-deployments';
import { call } from '@/lib/http/call';

/** Pages of a long list are read once and kept for as long as somebody looks, and a moment longer for the way back. */
const kept = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, refetchOnMount: false };

const deploymentsKey = (connection: string) => [listFlowDeployments.name, connection, 'pages'] as const;

export const deploymentPages = (connection: string, sort: DeploymentSort) => (page: number) =>
  queryOptions({
    queryKey: [...deploymentsKey(connection), sort, page],
    queryFn: ({ signal }) => call(listFlowDeployments, { connection, sort, page, limit: 100 }, { signal }),
    ...kept,
  });

export const flowPages = (connection: string) => (page: number) =>
  queryOptions({
    queryKey: [listFlows.name, connection, page],
    queryFn: ({ signal }) => call(listFlows, { connection, page, limit: 100 }, { signal }),
    ...kept,
  });

type Listing = z.output<typeof listFlowDeployments.output>;

/** Puts what was read of one deployment where the pages of the list keep it; null takes it out. */
export function keepFresh(client: QueryClient, connection: string, id: string, fresh: FlowDeployment | null): void {
  client.setQueriesData<Listing>({ queryKey: deploymentsKey(connection) }, (page) => {
    if (!page?.items.some((one) => one.id === id)) return page;
    const items = page.items.flatMap((one) => (one.id !== id ? [one] : fresh ? [fresh] : []));
    return { ...page, items, total: fresh || page.total === null ? page.total : page.total - 1 };
  });
}

interface Named {
  connection: string;
  version: string;
  deployment: string;
}

/** One deployment, read at this very moment. */
export const deploymentQuery = (named: Named) =>
  queryOptions({
    queryKey: [readFlowDeployment.name, named],
    queryFn: ({ signal }) => call(readFlowDeployment, named, { signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Where a flow is deployed; the vendor's filter is not described, so that its answer is looked through again. */
export const placesQuery = (place: { connection: string; flow: string }) =>
  queryOptions({
    queryKey: [listFlowDeployments.name, place],
    queryFn: async ({ signal }) => {
      const { items } = await call(listFlowDeployments, { ...place, limit: 100 }, { signal });
      return items.filter((one) => one.flow.id === place.flow);
    },
    staleTime: 0,
  });
