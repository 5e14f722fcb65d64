import type { Environment, Person, Step, Workflow } from './documents';
import { NovuError } from './errors';
import { statusOf } from './issues';
import { layoutOrThrow, pushLayout } from './layout-write';
import { agentIdOf, layoutIdOf } from './normalise';
import type { Store } from './store';
import type { Switches } from './switches';
import { refuseOverLimit } from './workflow-write';

/** From where to where, by whom. */
export interface Promotion {
  source: Environment;
  target: Environment;
  person: Person;
  store: Store;
  switches: Switches;
}

/**
 * Copies one workflow over, always overwriting, and with it every layout and the agent that it uses.
 *
 * The source, not the target, remembers that it was published.
 */
export function syncWorkflow(workflow: Workflow, promotion: Promotion): Workflow {
  const { source, target, person, store, switches } = promotion;
  refuseForeignOrigin(workflow);
  const layoutIds = workflow.steps.filter(({ type }) => type === 'email').map(layoutIdOf);
  for (const layoutId of layoutIds) {
    if (layoutId !== undefined) pushLayout(layoutOrThrow(source, layoutId), promotion);
  }
  const agentId = agentIdOf(workflow);
  if (agentId !== undefined) pushAgent(agentId, promotion);

  const existing = target.workflows.get(workflow.workflowId);
  if (!existing) refuseOverLimit(target, switches);
  const { _id, now } = store.stamp();
  const { lastPublishedAt: _at, lastPublishedBy: _by, lastTriggeredAt: _last, ...content } = workflow;
  const synced: Workflow = {
    ...existing,
    ...content,
    _id: existing?._id ?? _id,
    steps: workflow.steps.map((step) => ({ ...step, _id: matching(existing, step)?._id ?? store.stamp()._id })),
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
    updatedBy: person,
  };
  target.workflows.set(synced.workflowId, synced);
  source.workflows.set(workflow.workflowId, { ...workflow, lastPublishedAt: now, lastPublishedBy: person });
  return synced;
}

/** Creates an agent, switched off and without credentials, or overwrites what is compared of it. */
export function pushAgent(identifier: string, { source, target, store }: Promotion): void {
  const agent = source.agents.get(identifier);
  if (!agent) return;
  const existing = target.agents.get(identifier);
  const { _id, now } = store.stamp();
  const { name, description, behavior } = agent;
  target.agents.set(identifier, {
    ...(existing ?? { _id, active: false, integrations: placeholders(agent.integrations.length), createdAt: now }),
    identifier,
    name,
    ...(description !== undefined && { description }),
    behavior,
    updatedAt: now,
  });
}

function refuseForeignOrigin(workflow: Workflow): void {
  const { origin, workflowId } = workflow;
  if (origin === 'novu-cloud') return;
  const message = `Cannot sync workflow: origin '${origin}' is not allowed (must be one of: novu-cloud)`;
  throw new NovuError(400, message, {
    ctx: { workflowId, status: statusOf(workflow), origin, allowedOrigins: ['novu-cloud'] },
  });
}

function matching(workflow: Workflow | undefined, { stepId }: Step): Step | undefined {
  return workflow?.steps.find((step) => step.stepId === stepId);
}

function placeholders(count: number) {
  return Array.from({ length: count }, () => ({ credentials: {} }));
}
