import { join, type Pair, type ReadPair } from '@/lib/domain/compare';
import { usersIn } from '@/lib/domain/dependencies';
import { AppError } from '@/lib/domain/error';
import { type Inventory, keyText, type Resource, type ResourceKey, type Unreadable } from '@/lib/domain/resource';
import type { OnPair, PairedEnvironments } from '../port';
import type { Access } from './access';
import type { NovuClient } from './client';
import { entryKey, otherSide } from './foreign';
import { isTranslated, personName } from './map';
import {
  inventoryFrom,
  type Listed,
  type Listing,
  listEnvironment,
  noAgents,
  readListed,
  readOrExplain,
  readWhereChanged,
} from './reader';
import { usersSaid, vendorsOwnNeeds, withUnseen } from './unseen';
import type { WireDiffEntry } from './wire';

interface Opened {
  client: NovuClient;
  listing: Listing;
}

/** Pairs up two environments: by the vendor's own comparison where a credential may use it, else by reading both. */
export async function pairEnvironments(
  access: Access,
  source: string,
  target: string,
  onPair?: OnPair,
): Promise<PairedEnvironments> {
  const [left, right] = await Promise.all([access.of(source), access.of(target)]);
  if (!left || !right) return derived(access, source, target);
  const [entries, ours, theirs] = await Promise.all([
    access.diff(source, target),
    listEnvironment(left),
    listEnvironment(right),
  ]);
  const sides = [
    { client: left, listing: ours },
    { client: right, listing: theirs },
  ] as const;
  if (entries) return byVendor(entries, ...sides, onPair);
  const method = access.refusal?.scope
    ? 'Both environments were read with their own keys and compared here.'
    : 'Novu does not let this connection use its own comparison, so both environments were read and compared here.';
  return joined(...(await readBoth(...sides, onPair)), method);
}

/** With a key of one environment on a server up to 3.17: the others are seen through the vendor's comparison. */
async function derived(access: Access, source: string, target: string): Promise<PairedEnvironments> {
  const [ours, theirs] = await Promise.all([inventoryOf(access, source), inventoryOf(access, target)]);
  const reported = reportedBy((await access.diff(source, target)) ?? []);
  const method = 'Novu compared them; what is not open to this connection was derived from its answer.';
  return { ...joined(ours, theirs, method), ...ownNeeds(reported) };
}

/** One resource on both sides. What reads the same is looked up in the vendor's comparison too, which sees more. */
export async function pairOne(
  access: Access,
  read: (environment: string, key: ResourceKey) => Promise<Resource | null>,
  [source, target]: [string, string],
  key: ResourceKey,
): Promise<ReadPair> {
  const [ours, theirs] = await Promise.all([read(source, key), read(target, key)]);
  const settled = !ours || !theirs || (ours.hash !== theirs.hash && !isTranslated(ours) && !isTranslated(theirs));
  const entries = settled ? null : await access.diff(source, target);
  const entry = reportedBy(entries ?? []).get(keyText(key));
  return ours && theirs && entry ? withUnseen(ours, theirs, entry) : { kind: 'read', source: ours, target: theirs };
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
  if (!foothold || !(await access.crossing(foothold, environment))) throw notOpen();
  const [inventory, entries] = await Promise.all([
    inventoryOf(access, foothold, read),
    access.diff(foothold, environment),
  ]);
  if (!entries) throw notOpen();
  return otherSide(inventory, entries);
}

export function notOpen(): AppError {
  return new AppError(
    'vendor_forbidden',
    'No credential of this connection opens that environment. Add its secret key to the connection.',
  );
}

function joined(source: Inventory, target: Inventory, method: string): PairedEnvironments {
  const [ours, theirs] = [source, target].map((side) => [...side.resources, ...side.unreadable]);
  const hidden = [source, target].some(({ gaps }) => gaps.includes(noAgents));
  const shown = (side: (Resource | Unreadable)[] = []) => (hidden ? side.map(unlessAgent) : side);
  return {
    pairs: join(shown(ours), shown(theirs)),
    usedInTarget: usersIn(target.resources),
    method: [method, ...new Set([...source.leftOut, ...target.leftOut])].join(' '),
    gaps: [...new Set([...source.gaps, ...target.gaps])],
  };
}

/** Agents that only one side shows are neither new nor gone while the other side hides its own. */
function unlessAgent(item: Resource | Unreadable): Resource | Unreadable {
  if (item.type !== 'agent' || 'problem' in item) return item;
  const { type, id, name, updatedAt, updatedBy } = item;
  return { type, id, name, updatedAt, updatedBy, problem: 'The agents of the other environment cannot be read.' };
}

/** Both sides of a resource one after the other, so that pairs are complete from the beginning and not only at the end. */
async function readBoth(left: Opened, right: Opened, onPair?: OnPair): Promise<[Inventory, Inventory]> {
  const listed = bothSides(left.listing, right.listing);
  const found = await Promise.all(
    [...listed.values()].map(async ({ source, target }) => {
      const sides = await Promise.all([
        source ? readWhereChanged(left.client, source) : null,
        target ? readWhereChanged(right.client, target) : null,
      ]);
      const [pair] = join(there([sides[0]]), there([sides[1]]));
      if (pair) onPair?.(pair, listed.size);
      return sides;
    }),
  );
  return [
    inventoryFrom(left.listing, there(found.map(([side]) => side))),
    inventoryFrom(right.listing, there(found.map(([, side]) => side))),
  ];
}

const there = <Item>(items: readonly (Item | null)[]): Item[] => items.filter((item) => item !== null);

type Reported = ReadonlyMap<string, WireDiffEntry>;

const reportedBy = (entries: readonly WireDiffEntry[]): Reported =>
  new Map(entries.map((entry) => [keyText(entryKey(entry)), entry]));

const ownNeeds = (reported: Reported): Pick<PairedEnvironments, 'alsoNeeded'> => ({
  alsoNeeded: (key) => {
    const entry = reported.get(keyText(key));
    return entry ? vendorsOwnNeeds(entry) : [];
  },
});

async function byVendor(
  entries: readonly WireDiffEntry[],
  left: Opened,
  right: Opened,
  onPair?: OnPair,
): Promise<PairedEnvironments> {
  const reported = reportedBy(entries);
  const listed = bothSides(left.listing, right.listing);
  const paired = await Promise.all(
    [...listed].map(async ([key, sides]) => {
      const pair = await pairListed(sides, reported.get(key), left.client, right.client);
      if (pair) onPair?.(pair, listed.size);
      return pair;
    }),
  );
  const [ours, theirs] = [left.listing, right.listing];
  const agents = pairAgents(ours.agents, theirs.agents, reported);
  const known = new Set([...listed.keys(), ...agents.map(({ key }) => key)]);
  const others = [...reported].filter(([key]) => !known.has(key)).map(([, entry]) => pairReported(entry));
  return {
    pairs: there([...paired, ...agents.map(({ pair }) => pair), ...others]),
    usedInTarget: (key) => usersSaid(reported.get(keyText(key))),
    ...ownNeeds(reported),
    method: [
      'Novu compared them; what differs was read from both environments.',
      ...new Set([...ours.leftOut, ...theirs.leftOut]),
    ].join(' '),
    gaps: [...new Set([...ours.gaps, ...theirs.gaps])],
  };
}

/** Agents come whole with their list, so that they need no reading; where one side hides them, nothing is concluded. */
function pairAgents(
  ours: Resource[] | null,
  theirs: Resource[] | null,
  reported: Reported,
): { key: string; pair: Pair }[] {
  const hidden = ours === null || theirs === null;
  const shown = (side: Resource[] | null) => (hidden ? (side ?? []).map(unlessAgent) : (side ?? []));
  return join(shown(ours), shown(theirs)).flatMap((pair) => {
    const one = pair.source ?? pair.target;
    const key = one && 'id' in one ? keyText(one) : null;
    return key ? [{ key, pair: seen(pair, reported.get(key)) }] : [];
  });
}

function seen(pair: Pair, entry: WireDiffEntry | undefined): Pair {
  if (!entry || pair.kind !== 'read' || !pair.source || !pair.target) return pair;
  return withUnseen(pair.source, pair.target, entry);
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
 * A workflow that both lists show alike and the comparison does not mention is equal. Everything else is read: Novu
 * says nothing of a resource whose comparison failed, the documents say what differs, and lists of layouts show too little.
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
  if (!entry && source && target && type === 'workflow' && source.shown === target.shown) {
    return { kind: 'equal', type, id, name, source: source.side, target: target.side };
  }
  const [ours, theirs] = await Promise.all([
    source ? readOrExplain(left, source) : null,
    target ? readOrExplain(right, target) : null,
  ]);
  const [pair] = join(there([ours]), there([theirs]));
  return pair ? seen(pair, entry) : null;
}

/** A resource of a type that no list shows: all that is known of it is what the comparison says. */
function pairReported(entry: WireDiffEntry): Pair | null {
  const problem = 'Novu reports a difference here, but its content cannot be read.';
  const side = (info: WireDiffEntry['sourceResource']) =>
    info
      ? [
          {
            ...entryKey(entry),
            name: info.name ?? entryKey(entry).id,
            problem,
            updatedAt: info.updatedAt ?? null,
            updatedBy: personName(info.updatedBy),
          },
        ]
      : [];
  return join(side(entry.sourceResource), side(entry.targetResource))[0] ?? null;
}
