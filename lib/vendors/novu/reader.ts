import { AppError } from '@/lib/domain/error';
import { canonical } from '@/lib/domain/json';
import type { Inventory, Resource, ResourceKey, Unreadable } from '@/lib/domain/resource';
import type { Side } from '@/lib/domain/row';
import { VendorError } from '../transport';
import type { NovuClient } from './client';
import { knownWorkflow, rememberWorkflow } from './known';
import { agentResource, layoutResource, personName, workflowResource } from './map';
import type { WireWorkflowItem } from './wire';

/** What a list says of a resource, without its content. */
export interface Listed extends ResourceKey {
  name: string;
  side: Side;
  /** All that the list shows of the content, so that two sides can be told apart without reading them. */
  shown: string;
}

export interface Listing {
  items: Listed[];
  /** Null where the credential may not see them, which is not the same as none. */
  agents: Resource[] | null;
  gaps: string[];
  leftOut: string[];
}

/** Everything that one environment holds and that can travel, as lists show it. */
export async function listEnvironment(client: NovuClient): Promise<Listing> {
  const [workflows, layouts, agents] = await Promise.all([client.workflows(), client.layouts(), listAgents(client)]);
  const travelling = workflows.filter((workflow) => isOurs(workflow.origin));
  const items: Listed[] = [
    ...travelling.map((item) => ({
      type: 'workflow',
      id: item.workflowId,
      name: item.name,
      side: { name: item.name, updatedAt: item.updatedAt ?? null, updatedBy: personName(item.updatedBy) },
      shown: contentShown(item),
    })),
    ...layouts
      .filter((layout) => isOurs(layout.origin))
      .map(({ layoutId: id, name }) => ({
        type: 'layout',
        id,
        name,
        side: { name, updatedAt: null, updatedBy: null },
        shown: name,
      })),
  ];
  const left = workflows.length - travelling.length;
  return { items, agents, gaps: agents ? [] : [noAgents], leftOut: left > 0 ? [fromCode(left)] : [] };
}

/** What is said where agents are hidden; an environment of which it is said may hold any. */
export const noAgents = 'Agents cannot be read with these credentials.';

function contentShown({
  name,
  tags,
  status,
  active,
  severity,
  isTranslationEnabled,
  ...rest
}: WireWorkflowItem): string {
  const steps = rest.stepTypeOverviews ?? rest.steps?.map(({ type }) => type ?? null);
  return canonical([name, tags ?? [], status, active, severity, isTranslationEnabled, steps].map((one) => one ?? null));
}

/** Code-first and first-generation workflows are never part of the vendor's comparison either. */
const isOurs = (origin: string | null | undefined) =>
  origin === undefined || origin === null || origin === 'novu-cloud';
const fromCode = (count: number) =>
  `${count === 1 ? '1 workflow' : `${count} workflows`} published from code ${count === 1 ? 'is' : 'are'} left out.`;

async function listAgents(client: NovuClient): Promise<Resource[] | null> {
  try {
    return (await client.agents()).map(agentResource);
  } catch (error) {
    // Servers before April 2026 have no agents, and not every credential may see them.
    if (error instanceof VendorError && error.status === 404) return [];
    if (error instanceof VendorError && error.status === 403) return null;
    throw error;
  }
}

async function readAgent(client: NovuClient, id: string): Promise<Resource | null> {
  const agents = await listAgents(client);
  if (agents === null) throw new AppError('vendor_forbidden', noAgents);
  return agents.find((agent) => agent.id === id) ?? null;
}

/**
 * One resource with its content; null when it is not there. The vendor also takes internal ids and slugs in a path; those
 * are not meant: what they lead to has another name, and would be taken for something that is new or gone.
 */
export async function readResource(client: NovuClient, key: ResourceKey): Promise<Resource | null> {
  try {
    if (key.type === 'workflow') return called(key.id, workflowResource(await client.workflow(key.id)));
    if (key.type === 'layout') return called(key.id, layoutResource(await client.layout(key.id)));
    if (key.type === 'agent') return await readAgent(client, key.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'vendor_not_found') return null;
    throw error;
  }
  throw new AppError('vendor_unreadable', `Promenade cannot read the content of a ${key.type}.`);
}

const called = (id: string, resource: Resource) => (resource.id === id ? resource : null);

/** Reads the content of what a list named; what fails for itself alone becomes "could not be read". */
export async function readListed(client: NovuClient, listing: Listing, read = readWhereChanged): Promise<Inventory> {
  const found = await Promise.all(listing.items.map((item) => read(client, item)));
  return inventoryFrom(
    listing,
    found.filter((item) => item !== null),
  );
}

/** What was read, with what its list says besides. */
export function inventoryFrom(
  { agents, gaps, leftOut }: Listing,
  found: readonly (Resource | Unreadable)[],
): Inventory {
  return {
    resources: [...found.filter((item) => 'hash' in item), ...(agents ?? [])],
    unreadable: found.filter((item) => 'problem' in item),
    gaps,
    leftOut,
  };
}

/** Spares the reading of a workflow whose content is known and, by the list, still the same. */
export async function readWhereChanged(client: NovuClient, item: Listed): Promise<Resource | Unreadable | null> {
  if (item.type !== 'workflow') return readOrExplain(client, item);
  const known = knownWorkflow(client, item.id, item.side.updatedAt);
  if (known) return known;
  const read = await readOrExplain(client, item);
  if (read && 'hash' in read) rememberWorkflow(client, read);
  return read;
}

export async function readOrExplain(
  client: NovuClient,
  key: ResourceKey & { name: string },
): Promise<Resource | Unreadable | null> {
  try {
    return await readResource(client, key);
  } catch (error) {
    if (!(error instanceof VendorError) || !isLocal(error)) throw error;
    return { type: key.type, id: key.id, name: key.name, problem: error.message };
  }
}

/** True for a failure of this one resource; a refused key or a dead server would fail for all of them. */
function isLocal(error: VendorError): boolean {
  return (
    error.status !== null &&
    (error.status >= 500 || error.code === 'vendor_unreadable' || error.code === 'vendor_rejected')
  );
}
