import type { ReadPair } from '@/lib/domain/compare';
import { changedFields } from '@/lib/domain/fields';
import type { JsonObject } from '@/lib/domain/json';
import type { Part, Resource, ResourceKey } from '@/lib/domain/resource';
import type { Dependency } from '@/lib/domain/row';
import { withDocument } from './map';
import type { WireChange, WireDiffEntry } from './wire';

type Version = 'new' | 'previous';

/** Names of the kinds of parts that only the vendor's comparison shows: translations, and what is yet to be invented. */
export function onlyNovuSees({ resourceType, changes }: WireDiffEntry): string[] {
  const kinds = changes.map((change) => change.resourceType).filter((type) => type !== resourceType && type !== 'step');
  return [...new Set(kinds)].map((kind) => kind.replaceAll('_', ' '));
}

/**
 * Both sides of a resource with what only the vendor's comparison tells of them. Where nothing else differs the row is
 * locked: publishing is proven by reading, and nobody could read whether it arrived.
 */
export function withUnseen(source: Resource, target: Resource, entry: WireDiffEntry): ReadPair {
  const alike = source.hash === target.hash;
  const ours = extended(source, entry, 'new', alike);
  const theirs = extended(target, entry, 'previous', alike);
  if (!alike || ours.hash === theirs.hash) return { kind: 'read', source: ours, target: theirs };
  const where = onlyNovuSees(entry).join(', ') || 'settings';
  const locked = `Only Novu sees this difference (${where}): both sides read the same, so Promenade could not prove that it arrived. Publish it in Novu.`;
  return { kind: 'read', source: ours, target: theirs, locked };
}

function extended(resource: Resource, entry: WireDiffEntry, version: Version, alike: boolean): Resource {
  const { fields, parts } = resource.document;
  const more = entry.changes.flatMap((change) => unseenPart(change, entry.resourceType, version));
  const settings = alike ? unseenFields(entry, version) : {};
  if (more.length === 0 && Object.keys(settings).length === 0) return resource;
  return withDocument(resource, { fields: { ...fields, ...settings }, parts: [...parts, ...more] });
}

function unseenPart(change: WireChange, own: string, version: Version): Part[] {
  const { resourceType: type, diffs, sourceResource, targetResource } = change;
  if (type === own || type === 'step') return [];
  // Without content on either side it still has to show, as something that one side has and the other has not.
  const silent = !diffs?.new && !diffs?.previous;
  const fields = diffs?.[version] ?? (silent && (change.action === 'deleted') === (version === 'previous') ? {} : null);
  if (fields === null) return [];
  const { id, name } = sourceResource ?? targetResource ?? {};
  return [{ type, id: id ?? type, name: name ?? type, kind: null, fields }];
}

/** Settings that the vendor reports as different although both documents read the same. */
function unseenFields({ resourceType, changes }: WireDiffEntry, version: Version): JsonObject {
  const { previous, new: next } = changes.find((change) => change.resourceType === resourceType)?.diffs ?? {};
  if (!previous || !next) return {};
  const names = new Set(changedFields(previous, next).map(({ path }) => path.split('.')[0] ?? path));
  return Object.fromEntries([...names].map((name) => [name, (version === 'new' ? next : previous)[name] ?? null]));
}

const computed = {
  types: ['workflow', 'layout', 'agent'],
  reasons: [
    'LAYOUT_REQUIRED_FOR_WORKFLOW',
    'LAYOUT_EXISTS_IN_TARGET',
    'AGENT_REQUIRED_FOR_WORKFLOW',
    'AGENT_EXISTS_IN_TARGET',
  ],
};

type WireDependency = NonNullable<WireDiffEntry['dependencies']>[number];

const isComputed = ({ resourceType, reason }: WireDependency): boolean =>
  computed.types.includes(resourceType) && computed.reasons.includes(reason ?? '');

/** Who in the target still uses a resource that is gone from the source, as the vendor says. */
export function usersSaid(entry: WireDiffEntry | undefined): ResourceKey[] {
  return (entry?.dependencies ?? [])
    .filter((dependency) => isComputed(dependency) && dependency.resourceType === 'workflow')
    .map(({ resourceType: type, resourceId: id }) => ({ type, id }));
}

/** What the vendor says a resource depends on, where its type or reason is none that we find out by ourselves. */
export function vendorsOwnNeeds({ dependencies }: WireDiffEntry): Dependency[] {
  return (dependencies ?? [])
    .filter((dependency) => !isComputed(dependency))
    .map(({ resourceType, resourceId, resourceName, isBlocking, reason }) => ({
      type: resourceType,
      id: resourceId,
      name: resourceName ?? resourceId,
      reason: reason ?? 'no reason given',
      blocking: isBlocking === true,
    }));
}
