import type { Dependency, ResourceDiff } from './diff-shape';
import type { Environment, Workflow } from './documents';
import { workflowsUsing } from './layout-write';
import { agentIdOf, layoutIdOf } from './normalise';
import type { Switches } from './switches';

interface Sides {
  source: Environment;
  target: Environment;
  switches: Switches;
}

type Movements = Map<string, ResourceDiff>;

/**
 * Attaches to every resource of a diff what it needs, by bare id: a workflow and a layout of the same name share
 * one list, as in the original.
 */
export function attachDependencies(resources: ResourceDiff[], sides: Sides): ResourceDiff[] {
  const layouts = movements(resources, 'layout');
  const agents = movements(resources, 'agent');
  const needs = new Map<string, Dependency[]>();
  const add = (id: string, found: readonly Dependency[]) => needs.set(id, [...(needs.get(id) ?? []), ...found]);

  for (const { resourceType, sourceResource, targetResource } of resources) {
    const workflow = resourceType === 'workflow' && sides.source.workflows.get(sourceResource?.id ?? '');
    if (sourceResource && workflow) {
      add(workflow.workflowId, layoutNeeds(workflow, layouts, sides));
      add(workflow.workflowId, agentNeeds(workflow, agents, sides));
    }
    if (targetResource && !sourceResource && resourceType !== 'workflow') {
      add(targetResource.id, stillUsedBy(resourceType, targetResource.id, sides.target));
    }
  }
  return resources.map((resource) => {
    const dependencies = needs.get(idOf(resource)) ?? [];
    return dependencies.length > 0 ? { ...resource, dependencies } : resource;
  });
}

function layoutNeeds(workflow: Workflow, moving: Movements, { source, target, switches }: Sides): Dependency[] {
  const ids = new Set(workflow.steps.map(layoutIdOf).filter((id) => id !== undefined));
  return [...ids].flatMap((id): Dependency[] => {
    const movement = moving.get(id);
    const name = (source.layouts.get(id) ?? target.layouts.get(id))?.name ?? id;
    if (movement && !movement.sourceResource) return [];
    if (movement) return [dependency('layout', id, name, movement.targetResource === null)];
    // The original looks for an existing layout by a field that its database lacks, so it never finds one.
    if (switches.blockingFalsePositive || !target.layouts.has(id)) return [dependency('layout', id, id, true)];
    return [dependency('layout', id, name, false)];
  });
}

function agentNeeds(workflow: Workflow, moving: Movements, { source, target, switches }: Sides): Dependency[] {
  const id = agentIdOf(workflow);
  if (id === undefined || !switches.agents) return [];
  const movement = moving.get(id);
  const name = (source.agents.get(id) ?? target.agents.get(id))?.name ?? id;
  if (movement && !movement.sourceResource) return [];
  const isBlocking = movement ? movement.targetResource === null : !target.agents.has(id);
  return [dependency('agent', id, name, isBlocking)];
}

function dependency(type: 'layout' | 'agent', resourceId: string, resourceName: string, isBlocking: boolean) {
  const kind = type.toUpperCase();
  const reason = isBlocking ? `${kind}_REQUIRED_FOR_WORKFLOW` : `${kind}_EXISTS_IN_TARGET`;
  return { resourceType: type, resourceId, resourceName, isBlocking, reason };
}

function stillUsedBy(type: 'layout' | 'agent', id: string, target: Environment): Dependency[] {
  const users =
    type === 'layout'
      ? workflowsUsing(target, id)
      : [...target.workflows.values()].filter((workflow) => agentIdOf(workflow) === id);
  return users.map(({ workflowId, name }) => ({
    resourceType: 'workflow',
    resourceId: workflowId,
    resourceName: name,
    isBlocking: type === 'layout',
    reason: `${type.toUpperCase()}_REQUIRED_FOR_WORKFLOW`,
  }));
}

function movements(resources: readonly ResourceDiff[], type: string): Movements {
  return new Map(resources.filter(({ resourceType }) => resourceType === type).map((one) => [idOf(one), one]));
}

function idOf({ sourceResource, targetResource }: ResourceDiff): string {
  return sourceResource?.id ?? targetResource?.id ?? '';
}
