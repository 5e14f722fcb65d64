import { join, type Pair } from '@/lib/domain/compare';
import { usersIn } from '@/lib/domain/dependencies';
import { AppError } from '@/lib/domain/error';
import type { JsonObject } from '@/lib/domain/json';
import { type Inventory, keyText, type Resource, type Unreadable } from '@/lib/domain/resource';
import type { OnPair, PairedEnvironments } from '../port';
import type { Access } from './access';
import type { NovuClient } from './client';
import { entryId, otherSide } from './foreign';
import { withDocument } from './map';
import {
  inventoryFrom,
  type Listed,
  type Listing,
  listEnvironment,
  readListed,
  readOrExplain,
  readWhereChanged,
} from './reader';
import type { WireDiffEntry } from './wire';

/** Pairs up two environments: by the vendor's own comparison where a credential may use it, else by reading both. */
export async function pairEnvironments(
  access: Access,
  source: string,
  target: string,
  onPair?: OnPair,
): Promise<PairedEnvironments> {
  const [left, right] = await Promise.all([access.of(source), access.of(target)]);
  const crossing = await access.crossing(source, target);
  if (crossing && left && right)
    return byVendor(crossing, { id: source, client: left }, { id: target, client: right }, onPair);
  const [ours, theirs] =
    left && right
      ? await readBoth(left, right, onPair)
      : await Promise.all([inventoryOf(access, source), inventoryOf(access, target)]);
  const method = crossing
    ? 'Novu compared them; what is not open to this connection was derived from its answer.'
    : 'Both environments were read with their own keys and compared here.';
  return joined(ours, theirs, method);
}

/** Everything in one environment with its content; `read` says how each resource that a list names is read. */
export async function inventoryOf(
  access: Access,
  environment: string,
  read?: typeof readOrExplain,
): Promise<Inventory> {
  const client = await access.of(environment);
  if (client) return readListed(client, await listEnvironment(client), read);
  const foothold = await access.foothold();
  const own = foothold ? await access.of(foothold) : null;
  const crossing = foothold ? await access.crossing(foothold, environment) : null;
  if (!own || !crossing || !foothold) throw notOpen();
  const [inventory, entries] = await Promise.all([
    inventoryOf(access, foothold, read),
    crossing.diff(environment, foothold),
  ]);
  return otherSide(inventory, entries);
}

export function notOpen(): AppError {
  return new AppError(
    'vendor_forbidden',
    'No credential of this connection opens that environment. Add its secret key to the connection.',
  );
}

function joined(source: Inventory, target: Inventory, method: string): PairedEnvironments {
  return {
    pairs: join([...source.resources, ...source.unreadable], [...target.resources, ...target.unreadable]),
    usedInTarget: usersIn(target.resources),
    method: [method, ...new Set([...source.leftOut, ...target.leftOut])].join(' '),
    gaps: [...new Set([...source.gaps, ...target.gaps])],
  };
}

/** Both sides of a resource one after the other, so that pairs are complete from the beginning and not only at the end. */
async function readBoth(left: NovuClient, right: NovuClient, onPair?: OnPair): Promise<[Inventory, Inventory]> {
  const [ours, theirs] = await Promise.all([listEnvironment(left), listEnvironment(right)]);
  const listed = bothSides(ours, theirs);
  const found = await Promise.all(
    [...listed.values()].map(async ({ source, target }) => {
      const sides = await Promise.all([
        source ? readWhereChanged(left, source) : null,
        target ? readWhereChanged(right, target) : null,
      ]);
      const [pair] = join(there([sides[0]]), there([sides[1]]));
      if (pair) onPair?.(pair, listed.size);
      return sides;
    }),
  );
  return [
    inventoryFrom(ours, there(found.map(([side]) => side))),
    inventoryFrom(theirs, there(found.map(([, side]) => side))),
  ];
}

const there = <Item>(items: readonly (Item | null)[]): Item[] => items.filter((item) => item !== null);

interface Opened {
  id: string;
  client: NovuClient;
}

async function byVendor(
  crossing: NovuClient,
  source: Opened,
  target: Opened,
  onPair?: OnPair,
): Promise<PairedEnvironments> {
  const [entries, left, right] = await Promise.all([
    crossing.diff(target.id, source.id),
    listEnvironment(source.client),
    listEnvironment(target.client),
  ]);
  const reported = new Map(entries.map((entry) => [keyText({ type: entry.resourceType, id: entryId(entry) }), entry]));
  const listed = bothSides(left, right);
  const pairs = await Promise.all([
    ...[...listed].map(async ([key, sides]) => {
      const pair = await pairListed(sides, reported.get(key), source.client, target.client);
      if (pair) onPair?.(pair, listed.size);
      return pair;
    }),
    ...[...reported]
      .filter(([key, entry]) => !listed.has(key) && entry.resourceType !== 'agent')
      .map(([, entry]) => pairReported(entry)),
  ]);
  return {
    pairs: [...pairs.filter((pair) => pair !== null), ...join(left.agents, right.agents)],
    usedInTarget: (key) =>
      (reported.get(keyText(key))?.dependencies ?? []).map(({ resourceType, resourceId }) => ({
        type: resourceType,
        id: resourceId,
      })),
    method: [
      'Novu compared them; what differs was read from both environments.',
      ...new Set([...left.leftOut, ...right.leftOut]),
    ].join(' '),
    gaps: [...new Set([...left.gaps, ...right.gaps])],
  };
}

interface Sides {
  source: Listed | null;
  target: Listed | null;
}

function bothSides(left: Listing, right: Listing): Map<string, Sides> {
  const sides = new Map<string, Sides>();
  for (const item of left.items) sides.set(keyText(item), { source: item, target: null });
  for (const item of right.items)
    sides.set(keyText(item), { source: sides.get(keyText(item))?.source ?? null, target: item });
  return sides;
}

/**
 * A workflow that both lists have and the comparison does not mention is equal. Everything else is read: the
 * comparison says that something differs, and the documents say what. Layouts are few and their lists say too little.
 */
async function pairListed(
  { source, target }: Sides,
  entry: WireDiffEntry | undefined,
  left: NovuClient,
  right: NovuClient,
): Promise<Pair | null> {
  const known = source ?? target;
  if (!known) return null;
  const { type, id, name } = known;
  if (!entry && source && target && type === 'workflow') {
    return { kind: 'equal', type, id, name, source: source.side, target: target.side };
  }
  const [ours, theirs] = await Promise.all([
    source ? readOrExplain(left, source) : null,
    target ? readOrExplain(right, target) : null,
  ]);
  return join(present(ours, entry, 'new'), present(theirs, entry, 'previous'))[0] ?? null;
}

function present(side: Resource | Unreadable | null, entry: WireDiffEntry | undefined, version: 'new' | 'previous') {
  if (side === null) return [];
  return ['hash' in side && entry ? withUnreadableParts(side, entry, version) : side];
}

/** Translations and kinds yet to be invented are only in the comparison's answer; they count as parts. */
function withUnreadableParts(
  resource: Resource,
  { resourceType, changes }: WireDiffEntry,
  version: 'new' | 'previous',
): Resource {
  const extra = changes
    .filter(
      (change) => change.resourceType !== resourceType && change.resourceType !== 'step' && change.diffs?.[version],
    )
    .map((change) => {
      const { id, name } = change.sourceResource ?? change.targetResource ?? {};
      const fields: JsonObject = change.diffs?.[version] ?? {};
      return {
        type: change.resourceType,
        id: id ?? change.resourceType,
        name: name ?? change.resourceType,
        kind: null,
        fields,
      };
    });
  if (extra.length === 0) return resource;
  return withDocument(resource, { ...resource.document, parts: [...resource.document.parts, ...extra] });
}

/** A resource of a type that no list shows: all that is known of it is what the comparison says. */
function pairReported(entry: WireDiffEntry): Pair | null {
  const problem = 'Novu reports a difference here, but its content cannot be read.';
  const side = (info: WireDiffEntry['sourceResource']) =>
    info ? [{ type: entry.resourceType, id: entryId(entry), name: info.name ?? entryId(entry), problem }] : [];
  return join(side(entry.sourceResource), side(entry.targetResource))[0] ?? null;
}
