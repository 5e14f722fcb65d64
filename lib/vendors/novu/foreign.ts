import { isObject } from '@/lib/domain/json';
import type { Inventory, Part, Resource, Unreadable } from '@/lib/domain/resource';
import { stepPart, withDocument } from './map';
import type { WireChange, WireDiffEntry } from './wire';

/**
 * An environment that no credential opens, seen through the vendor's comparison: what we have on our own side,
 * with every reported difference taken back. Up to 3.17 one key is enough to compare, but not to read elsewhere.
 */
export function otherSide(own: Inventory, entries: readonly WireDiffEntry[]): Inventory {
  const reported = new Map(entries.map((entry) => [`${entry.resourceType}\n${entryId(entry)}`, entry]));
  const resources = own.resources.flatMap((resource) => {
    const entry = reported.get(`${resource.type}\n${resource.id}`);
    if (!entry) return [resource];
    return entry.targetResource ? [takenBack(resource, entry)] : [];
  });
  return {
    resources,
    unreadable: [...own.unreadable, ...entries.filter(onlyThere).map(nameOnly)],
    gaps: own.gaps,
    leftOut: own.leftOut,
  };
}

/** The id that a compared resource has on whichever side it is. */
export function entryId({ sourceResource, targetResource }: WireDiffEntry): string {
  return sourceResource?.id ?? targetResource?.id ?? '';
}

const onlyThere = (entry: WireDiffEntry) => !entry.sourceResource && Boolean(entry.targetResource);

function nameOnly(entry: WireDiffEntry): Unreadable {
  return {
    type: entry.resourceType,
    id: entryId(entry),
    name: entry.targetResource?.name ?? entryId(entry),
    problem: 'It exists only there, and this connection has no credential that could read its content.',
  };
}

/** The resource as the other side has it. The vendor reports settings and steps whole, never by field. */
function takenBack(resource: Resource, { resourceType, changes, targetResource }: WireDiffEntry): Resource {
  const settings = changes.find((change) => change.resourceType === resourceType)?.diffs?.previous;
  const fields = isObject(settings ?? undefined) ? { ...settings } : resource.document.fields;
  const parts = partsBefore(resource.document.parts, changes);
  const { updatedAt = null } = targetResource ?? {};
  return { ...withDocument(resource, { fields, parts }), updatedAt, updatedBy: null, ignored: {} };
}

function partsBefore(after: readonly Part[], changes: readonly WireChange[]): Part[] {
  const steps = new Map(
    changes.filter((change) => change.resourceType === 'step').map((change) => [stepId(change), change]),
  );
  const placed: { index: number; part: Part }[] = [];
  for (const [index, part] of after.entries()) {
    const change = steps.get(part.id);
    if (!change) placed.push({ index, part });
    else if (change.action !== 'added')
      placed.push({ index: change.previousIndex ?? index, part: previous(change) ?? part });
  }
  for (const change of steps.values()) {
    const part = change.action === 'deleted' ? previous(change) : null;
    if (part) placed.push({ index: change.previousIndex ?? placed.length, part });
  }
  return placed.sort((a, b) => a.index - b.index).map(({ part }) => part);
}

const stepId = (change: WireChange) => change.sourceResource?.id ?? change.targetResource?.id ?? '';

function previous({ diffs }: WireChange): Part | null {
  return diffs?.previous ? stepPart(diffs.previous) : null;
}
