import { join, type Pair, type ReadPair, rowOf } from '@/lib/domain/compare';
import { usersIn, withDependencies } from '@/lib/domain/dependencies';
import { type Environment, EnvironmentRef } from '@/lib/domain/environment';
import { AppError, invalidInput } from '@/lib/domain/error';
import { ignoredIn, isIgnoredKnown } from '@/lib/domain/ignored';
import { keyText, type ResourceKey, sortedByKey } from '@/lib/domain/resource';
import type { Row } from '@/lib/domain/row';
import type {
  ComparedResource,
  Comparison,
  ComparisonPart,
  compareEnvironments,
  compareResource,
  Ignored,
  readInventory,
} from '@/lib/endpoints/compare';
import type { listEnvironments } from '@/lib/endpoints/connections';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { OnPair, PairedEnvironments, VendorSession } from '@/lib/vendors/port';
import { authorise, authoriseSomewhere, type Context } from './context';

export async function environments(
  ctx: Context,
  { connection }: InputOf<typeof listEnvironments>,
): Promise<OutputOf<typeof listEnvironments>> {
  authoriseSomewhere(ctx, 'compare:read', connection);
  return { items: await (await ctx.open(connection)).environments(), nextCursor: null };
}

/** Both environments joined: every resource of either side, once, sorted by type and id. */
export async function compare(
  ctx: Context,
  input: InputOf<typeof compareEnvironments>,
  tell?: (part: ComparisonPart) => void,
): Promise<Comparison> {
  const { session, source, target } = await pickTwo(ctx, input);
  const paired = await pair(
    session,
    source.id,
    target.id,
    tell && ((one, listed) => tell({ row: locked(rowOf(one), session, target.id), listed })),
  );
  const sources = new Map(
    paired.pairs.flatMap(({ source: side }: Pair) => (side && 'hash' in side ? [[keyText(keyOf(side)), side]] : [])),
  );
  const rows = withDependencies(
    sortedByKey(paired.pairs.map(rowOf)),
    (key: ResourceKey) => sources.get(keyText(keyOf(key))) ?? null,
    (key: ResourceKey) => paired.usedInTarget(keyOf(key)),
  ).map((row) => locked(withVendorsOwn(row, paired), session, target.id));
  const { method, gaps } = paired;
  return { source, target, comparedAt: new Date().toISOString(), method, rows, ignored: ignoredOf(paired.pairs), gaps };
}

/** One resource, read anew on both sides. */
export async function resource(ctx: Context, input: InputOf<typeof compareResource>): Promise<ComparedResource> {
  const { session, source, target } = await pickTwo(ctx, input);
  const key = { type: input.type, id: input.id };
  const read = session.pair ?? ((...asked) => readTwo(session, ...asked));
  const found = await read(source.id, target.id, key);
  const { source: ours, target: theirs } = found;
  if (!ours && !theirs)
    throw new AppError('not_found', `Neither ${source.name} nor ${target.name} has this ${input.type}.`);
  const fields = ignoredIn(ours, theirs);
  return {
    row: locked(rowOf(found), session, target.id),
    source: ours,
    target: theirs,
    ignored: { count: isIgnoredKnown(ours, theirs) ? fields.length : null, fields },
  };
}

async function readTwo(session: VendorSession, from: string, to: string, key: ResourceKey): Promise<ReadPair> {
  const [source, target] = await Promise.all([session.read(from, key), session.read(to, key)]);
  return { kind: 'read', source, target };
}

export async function inventory(
  ctx: Context,
  { connection, environment }: InputOf<typeof readInventory>,
): Promise<OutputOf<typeof readInventory>> {
  authorise(ctx, 'compare:read', { connection, environment });
  const { resources, unreadable, gaps } = await (await ctx.open(connection)).inventory(environment);
  const items = [
    ...resources.map(({ document: _document, ignored: _ignored, ...rest }) => ({ ...rest, problem: null })),
    ...unreadable.map((item) => ({ updatedAt: null, updatedBy: null, ...item, hash: null, references: [] })),
  ];
  return { items: sortedByKey(items), nextCursor: null, gaps };
}

const keyOf = ({ type, id }: ResourceKey): ResourceKey => ({ type, id });

async function pickTwo(
  ctx: Context,
  { connection, source, target }: { connection: string; source: string; target: string },
) {
  for (const environment of [source, target]) authorise(ctx, 'compare:read', { connection, environment });
  if (source === target) throw invalidInput('target', 'Source and target must be different');
  const session = await ctx.open(connection);
  const all = await session.environments();
  const [from, to] = [pick(all, source, 'source'), pick(all, target, 'target')];
  if (from.group.id !== to.group.id) throw invalidInput('target', `${from.name} and ${to.name} do not belong together`);
  return { session, source: EnvironmentRef.parse(from), target: EnvironmentRef.parse(to) };
}

function pick(all: Environment[], id: string, field: string): Environment {
  const environment = all.find((candidate) => candidate.id === id);
  if (!environment) throw invalidInput(field, 'This connection has no such environment');
  if (environment.readable) return environment;
  throw new AppError('vendor_forbidden', `${environment.name} cannot be read. ${environment.limitation ?? ''}`.trim());
}

/** By the vendor's own comparison where it has one, else by joining both inventories. */
async function pair(
  session: VendorSession,
  source: string,
  target: string,
  onPair?: OnPair,
): Promise<PairedEnvironments> {
  if (session.compare) return session.compare(source, target, onPair);
  const [ours, theirs] = await Promise.all([session.inventory(source), session.inventory(target)]);
  return {
    pairs: join([...ours.resources, ...ours.unreadable], [...theirs.resources, ...theirs.unreadable]),
    usedInTarget: usersIn(theirs.resources),
    method: 'Both environments were read and compared here.',
    gaps: [...new Set([...ours.gaps, ...theirs.gaps])],
  };
}

function locked(row: Row, session: VendorSession, target: string): Row {
  if (row.state === 'unchanged') return { ...row, locked: 'It is the same on both sides.' };
  if (row.state === 'unknown')
    return { ...row, locked: 'It could not be read, so nobody can tell what would be published.' };
  return { ...row, locked: row.locked ?? session.locked?.(row.type, target) ?? null };
}

/** What the vendor itself says a row needs stands behind what follows from the documents. */
function withVendorsOwn(row: Row, { alsoNeeded }: PairedEnvironments): Row {
  const more = row.state === 'unchanged' ? [] : (alsoNeeded?.(keyOf(row)) ?? []);
  return more.length > 0 ? { ...row, dependencies: [...row.dependencies, ...more] } : row;
}

/** Counted over everything that was read on both sides; null as soon as the vendor compared something by itself. */
function ignoredOf(pairs: readonly Pair[]): Ignored {
  const fields = new Set<string>();
  let count: number | null = 0;
  for (const pair of pairs) {
    if (pair.kind === 'equal') count = null;
    if (pair.kind !== 'read') continue;
    if (!isIgnoredKnown(pair.source, pair.target)) count = null;
    const names = ignoredIn(pair.source, pair.target);
    for (const name of names) fields.add(name);
    if (count !== null) count += names.length;
  }
  return { count, fields: [...fields].sort() };
}
