import { isObject } from '@/lib/domain/json';
import {
  type Inventory,
  keyText,
  type Part,
  type Resource,
  type ResourceKey,
  type Unreadable,
} from '@/lib/domain/resource';
import { personName, stepPart, withDocument } from './map';
import { onlyNovuSees } from './unseen';
import type { WireChange, WireDiffEntry } from './wire';

/**
 * An environment that no credential opens, seen through the vendor's comparison: what we have on our own side,
 * with every reported difference taken back. Up to 3.17 one key is enough to compare, but not to read elsewhere.
 */
export function otherSide(own: Inventory, entries: readonly WireDiffEntry[]): Inventory {
  const reported = new Map(entries.map((entry) => [keyText(entryKey(entry)), entry]));
  const there = own.resources.flatMap((resource): (Resource | Unreadable)[] => {
    const entry = reported.get(keyText(resource));
    if (!entry) return [sameThere(resource)];
    return entry.targetResource ? [takenBack(resource, entry)] : [];
  });
  const hidden = own.unreadable.filter((item) => reported.get(keyText(item))?.targetResource !== null);
  const ours = new Set([...own.resources, ...own.unreadable].map(keyText));
  const elsewhere = entries.filter((entry) => entry.targetResource && !ours.has(keyText(entryKey(entry))));
  return {
    resources: there.filter((item) => 'hash' in item),
    unreadable: [...hidden, ...there.filter((item) => 'problem' in item), ...elsewhere.map(nameOnly)],
    gaps: own.gaps,
    leftOut: own.leftOut,
  };
}

/** What a compared resource is called, on whichever side it is. */
export function entryKey({ resourceType: type, sourceResource, targetResource }: WireDiffEntry): ResourceKey {
  return { type, id: sourceResource?.id ?? targetResource?.id ?? '' };
}

/** Equal content says nothing about who made it so there, or when. */
function sameThere(resource: Resource): Resource {
  return { ...resource, updatedAt: null, updatedBy: null, ignored: null };
}

function nameOnly(entry: WireDiffEntry): Unreadable {
  return unreadable(
    entry,
    entry.sourceResource
      ? 'Novu reports a difference here, but its content cannot be read.'
      : 'It exists only there, and this connection has no credential that could read its content.',
  );
}

function unreadable(entry: WireDiffEntry, problem: string): Unreadable {
  const key = entryKey(entry);
  return { ...key, name: entry.targetResource?.name ?? key.id, problem, ...editedThere(entry) };
}

function editedThere({ targetResource }: WireDiffEntry): { updatedAt: string | null; updatedBy: string | null } {
  return { updatedAt: targetResource?.updatedAt ?? null, updatedBy: personName(targetResource?.updatedBy) };
}

/** The resource as the other side has it. The vendor reports settings and steps whole, never by field. */
function takenBack(resource: Resource, entry: WireDiffEntry): Resource | Unreadable {
  const { resourceType, changes } = entry;
  const settings = changes.find((change) => change.resourceType === resourceType)?.diffs?.previous;
  const fields = isObject(settings ?? undefined) ? { ...settings } : resource.document.fields;
  const parts = partsBefore(resource.document.parts, changes);
  const before = withDocument(resource, { fields, parts });
  const unseen = onlyNovuSees(entry);
  if (before.hash === resource.hash && unseen.length > 0)
    return unreadable(entry, `Novu reports a difference in its ${unseen.join(', ')}, which cannot be read here.`);
  return { ...before, ...editedThere(entry), ignored: null };
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
