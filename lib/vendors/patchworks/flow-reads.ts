import {
  type Flow,
  type FlowDeployment,
  type FlowDeploymentQuery,
  type FlowDeploymentReads,
  type NumberedPage,
  noEnvironment,
} from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import { VendorError } from '../transport';
import { flowOf } from './map';
import type { Reader } from './reader';

/** What the deployments page reads. */
export function flowDeploymentReads(reader: Reader): FlowDeploymentReads {
  return {
    list: (query, page) => listDeployments(reader, query, page),
    ofVersion: (version, page) => ofVersion(reader, version, page),
    one: (version, deployment) => oneDeployment(reader, version, deployment),
    flows: (page) => listFlows(reader, page),
  };
}

interface Page {
  page: number;
  limit: number;
}

async function listDeployments(
  reader: Reader,
  query: FlowDeploymentQuery,
  { page, limit }: Page,
): Promise<NumberedPage<FlowDeployment>> {
  const parameters = {
    'filter[flowVersion.flow]': query.flow,
    'filter[package_id]': query.package,
    'filter[global]': query.search,
    sort: query.sort ?? 'created_at',
  };
  if (query.environment === noEnvironment) return withoutEnvironment(reader, parameters, { page, limit });
  const place = { 'filter[virtual_environment_id]': query.environment };
  const read = await reader.client.deployments({ ...place, ...parameters, page, per_page: limit });
  return { ...read, items: (await reader.understand(read.items)).items };
}

/** There is no filter for "no environment": everything is read, and paged here. */
async function withoutEnvironment(
  reader: Reader,
  parameters: Record<string, string | undefined>,
  { page, limit }: Page,
): Promise<NumberedPage<FlowDeployment>> {
  const found: FlowDeployment[] = [];
  for (let next: number | null = 1; next !== null; ) {
    const read = await reader.client.deployments({ ...parameters, page: next, per_page: 100 });
    const { items } = await reader.understand(read.items);
    found.push(...items.filter((one) => one.environment.id === noEnvironment));
    next = read.next;
  }
  const from = (page - 1) * limit;
  const more = from + limit < found.length;
  return { items: found.slice(from, from + limit), next: more ? page + 1 : null, total: found.length };
}

async function ofVersion(reader: Reader, version: string, { page, limit }: Page) {
  const read = await reader.client.ofVersion(version, page, limit);
  return { ...read, items: await withPeople(reader, await nested(reader, read.items)) };
}

async function oneDeployment(reader: Reader, version: string, deployment: string): Promise<FlowDeployment | null> {
  try {
    const record = await reader.client.deployment(version, deployment);
    const [one] = await withPeople(reader, await nested(reader, [record]));
    if (!one)
      throw new VendorError('vendor_unreadable', 'Patchworks’ answer cannot be understood.', { reach: 'refused' });
    return one;
  } catch (error) {
    if (error instanceof VendorError && error.status === 404) return null;
    throw error;
  }
}

/** What nested endpoints answer does not name the flow, and the version may be younger than what is kept of the flows. */
async function nested(reader: Reader, records: readonly JsonObject[]): Promise<FlowDeployment[]> {
  const first = await reader.understand(records);
  if (first.odd === 0) return first.items;
  reader.catalogue.forget();
  return (await reader.understand(records)).items;
}

/** Only the top-level list says who enabled and who created a deployment, so that it is asked as well. */
async function withPeople(reader: Reader, items: readonly FlowDeployment[]): Promise<FlowDeployment[]> {
  const flows = [...new Set(items.map(({ flow }) => flow.id))];
  const listings = await Promise.all(flows.map((flow) => reader.ofFlow(flow)));
  const rich = new Map(listings.flatMap((listing) => listing.items.map((one) => [one.id, one])));
  // What the nested endpoint said is the later word on everything but the people.
  return items.map((one) => {
    const more = rich.get(one.id);
    return more
      ? { ...one, package: more.package ?? one.package, enabledBy: more.enabledBy, createdBy: more.createdBy }
      : one;
  });
}

async function listFlows(reader: Reader, { page, limit }: Page): Promise<NumberedPage<Flow>> {
  const read = await reader.client.flows(page, limit);
  return { ...read, items: read.items.map(flowOf).filter((flow) => flow !== null) };
}
