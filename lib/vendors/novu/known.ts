import { LRUCache } from 'lru-cache';
import type { Resource } from '@/lib/domain/resource';
import type { NovuClient } from './client';

/** Nobody promises that every change moves the date, so that nothing is believed for longer. */
const ttl = 10 * 60_000;
/** Characters of content for one environment; some thousand workflows. */
const maxSize = 16_000_000;

const known = new WeakMap<NovuClient, LRUCache<string, Resource>>();

/**
 * The workflow as it was read before, when the list says that it has not changed since. Only comparisons use it: a plan,
 * a run and a proof read for themselves.
 */
export function knownWorkflow(client: NovuClient, id: string, updatedAt: string | null): Resource | null {
  const found = known.get(client)?.get(id);
  return found && updatedAt !== null && found.updatedAt === updatedAt ? found : null;
}

/** Keeps a workflow for the next comparison. */
export function rememberWorkflow(client: NovuClient, resource: Resource): void {
  const own = known.get(client) ?? new LRUCache<string, Resource>({ ttl, maxSize, sizeCalculation: sizeOf });
  known.set(client, own);
  own.set(resource.id, resource);
}

const sizeOf = ({ document }: Resource): number => JSON.stringify(document).length;
