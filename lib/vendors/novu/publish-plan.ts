import type { Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import type { Notice, PlanDraft, PlanStepDraft, Verb, Watched } from '@/lib/domain/plan';
import { keyText, type Resource, type ResourceKey } from '@/lib/domain/resource';
import type { PublishInput, Tools } from './actions';
import { isTranslated } from './map';
import { deletionSideEffects, publishSideEffects } from './side-effects';
import { switchOf } from './switch-of';

/** One resource as both sides have it at this moment. */
export interface Sides {
  key: ResourceKey;
  source: Resource | null;
  target: Resource | null;
}

export type Manner = 'publish' | 'sync';

/** What the pieces of a plan share while it is made. */
export interface Planning extends Tools {
  from: Environment;
  to: Environment;
  selected: Set<string>;
  /** `sync` writes by the vendor's synchronisation of one workflow, whatever else the credentials could do. */
  manner: Manner;
  /** Reads both sides of a resource, once per plan. */
  sides(key: ResourceKey): Promise<Sides>;
}

/** Reads both sides of everything that is ticked and says, step by step, what publishing it will do. */
export async function planPublish(
  tools: Tools,
  { source, target, resources }: PublishInput,
  manner: Manner = 'publish',
): Promise<PlanDraft> {
  const environments = await tools.environments();
  const [from, to] = [find(environments, source, 'source'), find(environments, target, 'target')];
  const known = new Map<string, Promise<Sides>>();
  const sides = (key: ResourceKey): Promise<Sides> => {
    const pending =
      known.get(keyText(key)) ??
      readSides(tools, key, from, to).catch((error: unknown) => {
        // What could not be read is for whoever asked to deal with; it is nothing that the plan rests on.
        known.delete(keyText(key));
        throw error;
      });
    known.set(keyText(key), pending);
    return pending;
  };
  const planning: Planning = { ...tools, from, to, sides, manner, selected: new Set(resources.map(keyText)) };
  const ticked = await Promise.all(resources.map(sides));
  const drafts = await Promise.all(ticked.filter(differs).map((pair) => stepFor(planning, pair)));
  const steps = inOrder(drafts.map(({ step }) => step));
  const ids = new Set(steps.map(({ id }) => id));
  const everything = await Promise.all(known.values());
  return {
    title:
      manner === 'sync'
        ? `Synchronise ${named(ticked)} from ${from.name} to ${to.name}`
        : `Publish ${count(steps.length)} from ${from.name} to ${to.name}`,
    source: refOf(from),
    target: refOf(to),
    steps: steps.map((step) => ({ ...step, dependsOn: step.dependsOn.filter((id) => ids.has(id)) })),
    notices: [
      ...ticked.filter((pair) => !differs(pair)).map(nothingToDo(to)),
      ...drafts.flatMap(({ notices }) => notices),
    ],
    watched: everything.flatMap((pair) => watch(pair, from, to)),
  };
}

const count = (steps: number) => (steps === 1 ? '1 resource' : `${steps} resources`);
const named = (ticked: Sides[]) =>
  ticked.map(({ key, source, target }) => `“${source?.name ?? target?.name ?? key.id}”`).join(', ');
const refOf = ({ id, name, production }: Environment) => ({ id, name, production });
const differs = ({ source, target }: Sides) => (source?.hash ?? null) !== (target?.hash ?? null);

function find(environments: Environment[], id: string, field: 'source' | 'target'): Environment {
  const environment = environments.find((candidate) => candidate.id === id);
  if (!environment) {
    const message = 'This connection has no such environment';
    throw new AppError('invalid_input', `${message}.`, { errors: [{ path: `input.${field}`, message }] });
  }
  if (environment.readable) return environment;
  throw new AppError('vendor_forbidden', `${environment.name} cannot be read. ${environment.limitation ?? ''}`.trim());
}

async function readSides({ read }: Tools, key: ResourceKey, from: Environment, to: Environment): Promise<Sides> {
  if (!['workflow', 'layout', 'agent'].includes(key.type)) {
    const message = `Promenade does not know how to publish a ${key.type} by itself`;
    throw new AppError('invalid_input', `${message}.`, { errors: [{ path: 'input.resources', message }] });
  }
  const [source, target] = await Promise.all([read(from.id, key), read(to.id, key)]);
  return { key, source, target };
}

/** Translations are no part of what Novu lets us read, so that "the same" says nothing of them. */
const untold = (source: Resource): string =>
  isTranslated(source) ? ' Its translations cannot be read here; where they differ, publish it in Novu.' : '';

function nothingToDo(to: Environment) {
  return ({ key, source }: Sides): Notice => ({
    code: source ? 'already_equal' : 'gone',
    severity: 'info',
    message: source
      ? `${source.name} is already the same in ${to.name}; nothing will be written for it.${untold(source)}`
      : `${key.id} exists in neither environment any more; nothing will be written for it.`,
    resource: key,
  });
}

function watch({ key, source, target }: Sides, from: Environment, to: Environment): Watched[] {
  const name = source?.name ?? target?.name ?? key.id;
  return [
    { environment: refOf(from), ...key, name, hash: source?.hash ?? null },
    { environment: refOf(to), ...key, name, hash: target?.hash ?? null },
  ];
}

async function stepFor(planning: Planning, sides: Sides): Promise<{ step: PlanStepDraft; notices: Notice[] }> {
  const { key, source, target } = sides;
  const { from, to } = planning;
  const verb: Verb = source === null ? 'delete' : target === null ? 'create' : 'update';
  const name = source?.name ?? target?.name ?? key.id;
  const side =
    verb === 'delete' ? await deletionSideEffects(planning, sides) : await publishSideEffects(planning, sides);
  const via = planning.manner === 'sync' ? await syncMeans(planning) : await means(planning, key.type, verb);
  const step: PlanStepDraft = {
    id: keyText(key),
    verb,
    type: key.type,
    resourceId: key.id,
    name,
    environment: refOf(to),
    sentence: sentence(verb, key.type, name, from, to),
    before: target?.hash ?? null,
    after: source?.hash ?? null,
    dependsOn: side.dependsOn,
    effects: side.effects,
    affects: side.affects,
    undo: verb === 'delete' ? 'recreated' : 'exact',
    ...switchOf(target, source),
    documents: { before: target, after: source },
    input: { via: via ?? 'none', source: from.id, target: to.id },
  };
  return { step, notices: via === null ? [noMeans(key, name, planning.manner === 'sync' ? from : to)] : [] };
}

/** How the write will be made: by the vendor's publish where a credential may, else piece by piece. */
async function means({ access, from, to }: Planning, type: string, verb: Verb): Promise<string | null> {
  if (await access.crossing(from.id, to.id)) return 'publish';
  if (type === 'agent') return null;
  if (type === 'workflow' && verb !== 'delete') return 'sync';
  return (await access.of(to.id)) ? type : null;
}

/** A synchronisation is asked of the source. */
async function syncMeans({ access, from }: Planning): Promise<string | null> {
  return (await access.of(from.id)) ? 'sync' : null;
}

function noMeans(resource: ResourceKey, name: string, where: Environment): Notice {
  const message =
    resource.type === 'agent'
      ? `${name} cannot be published by itself over this connection; it travels with the workflows that use it.`
      : `${name} needs the secret key of ${where.name}, which this connection does not have.`;
  return { code: 'no_means', severity: 'blocker', message, resource };
}

function sentence(verb: Verb, type: string, name: string, from: Environment, to: Environment): string {
  if (verb === 'delete') return `Delete ${type} “${name}” from ${to.name}, because ${from.name} does not have it.`;
  if (verb === 'create') return `Create ${type} “${name}” in ${to.name} as it is in ${from.name}.`;
  return `Overwrite ${type} “${name}” in ${to.name} with what ${from.name} has.`;
}

const rank = { layout: 0, agent: 1, workflow: 2 };

/** What others need goes first; deletions come last, and then the users before the used. */
function inOrder(steps: PlanStepDraft[]): PlanStepDraft[] {
  const place = ({ verb, type }: PlanStepDraft) => {
    const order = type === 'layout' ? rank.layout : type === 'agent' ? rank.agent : rank.workflow;
    return verb === 'delete' ? 10 - order : order;
  };
  return steps.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}
