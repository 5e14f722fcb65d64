import { attachDependencies } from './dependencies';
import { type ResourceDiff, type ResourceInfo, summaryOf } from './diff-shape';
import { diffWorkflow } from './diff-workflow';
import type { Agent, Environment, Layout, Workflow } from './documents';
import { agentFields, layoutFields, sameContent } from './normalise';
import type { Switches } from './switches';

const BATCH = 10;

/** The whole difference between two environments; what is equal on both sides is not in it. */
export function diffEnvironments(source: Environment, target: Environment, switches: Switches) {
  const found = [
    ...shuffled(pairs(ownWorkflows(source), ownWorkflows(target)).map(([one, other]) => diffWorkflow(one, other))),
    ...pairs(source.layouts, target.layouts).map(([one, other]) => diffLayout(one, other)),
    ...(switches.agents ? pairs(source.agents, target.agents).map(([one, other]) => diffAgent(one, other)) : []),
  ];
  const resources = attachDependencies(
    found.filter((resource) => resource !== null),
    { source, target, switches },
  );
  const totalChanges = resources.reduce((sum, { summary: { added, modified, deleted } }) => {
    return sum + added + modified + deleted;
  }, 0);
  return {
    sourceEnvironmentId: source._id,
    targetEnvironmentId: target._id,
    resources,
    summary: { totalEntities: resources.length, totalChanges, hasChanges: totalChanges > 0 },
  };
}

/** Only workflows made in Novu itself can be compared and published. */
export function ownWorkflows({ workflows }: Environment): Map<string, Workflow> {
  return new Map([...workflows].filter(([, { origin }]) => origin === 'novu-cloud'));
}

/** What exists on either side: the source's in its order, then what only the target has. */
export function pairs<T>(source: ReadonlyMap<string, T>, target: ReadonlyMap<string, T>) {
  const ids = [...source.keys(), ...[...target.keys()].filter((id) => !source.has(id))];
  return ids.map((id): [T | undefined, T | undefined] => [source.get(id), target.get(id)]);
}

function diffLayout(source: Layout | undefined, target: Layout | undefined): ResourceDiff | null {
  const info = ({ layoutId, name, updatedBy, updatedAt }: Layout) => ({ id: layoutId, name, updatedBy, updatedAt });
  return diffWhole('layout', source, target, info, layoutFields);
}

function diffAgent(source: Agent | undefined, target: Agent | undefined): ResourceDiff | null {
  const info = ({ identifier, name, updatedAt }: Agent) => ({ id: identifier, name, updatedBy: null, updatedAt });
  return diffWhole('agent', source, target, info, agentFields);
}

function diffWhole<T extends object>(
  resourceType: 'layout' | 'agent',
  source: T | undefined,
  target: T | undefined,
  info: (document: T) => ResourceInfo,
  fields: (document: T) => Record<string, unknown>,
): ResourceDiff | null {
  if (source && target && sameContent(source, target, fields)) return null;
  const sides = { sourceResource: source ? info(source) : null, targetResource: target ? info(target) : null };
  const both = source && target && { previous: fields(target), new: fields(source) };
  const action = both ? 'modified' : source ? 'added' : 'deleted';
  const changes = [{ ...sides, resourceType, action, ...(both && { diffs: both }) } as const];
  return { resourceType, ...sides, changes, summary: summaryOf(changes, both !== undefined) };
}

// The original works in batches of ten whose members finish in any order; a client has to sort.
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item, index) => ({ item, place: Math.floor(index / BATCH) * BATCH + ((index * 7) % BATCH) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
