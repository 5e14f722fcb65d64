import type { z } from 'zod';
import type { Caller } from './caller';
import type { Environment, Workflow } from './documents';
import { badRequest, NovuError } from './errors';
import { randomSuffix } from './identifiers';
import { withDefaults } from './preferences';
import type { Store } from './store';
import type { Switches } from './switches';
import { commandError } from './validation';
import { type CreateInput, type PatchInput, type UpdateInput, violations } from './workflow-input';
import { buildSteps } from './workflow-steps';

const OPEN_SCHEMA = { type: 'object', additionalProperties: true, properties: {} };

interface Write {
  caller: Caller;
  store: Store;
}

/** Creates a workflow; a taken identifier gets a suffix instead of a refusal. */
export function createWorkflow(
  input: z.infer<typeof CreateInput>,
  { caller, store, switches }: Write & { switches: Switches },
): Workflow {
  check(input, 'UpsertWorkflowCommand');
  const { environment, person } = caller;
  refuseOverLimit(environment, switches);
  const { _id, now } = store.stamp();
  const workflow: Workflow = {
    _id,
    workflowId: freeIdentifier(environment.workflows, input.workflowId),
    name: input.name,
    ...(input.description != null && { description: input.description }),
    tags: input.tags ?? [],
    active: input.active ?? true,
    origin: 'novu-cloud',
    severity: input.severity ?? 'none',
    agent: input.agent ?? null,
    validatePayload: input.validatePayload ?? true,
    payloadSchema: input.payloadSchema === undefined ? OPEN_SCHEMA : input.payloadSchema,
    isTranslationEnabled: input.isTranslationEnabled ?? false,
    preferences: { user: input.preferences?.user ?? null, default: withDefaults(input.preferences?.workflow) },
    steps: buildSteps(input.steps, [], environment, store),
    createdAt: now,
    updatedAt: now,
    updatedBy: person,
  };
  environment.workflows.set(workflow.workflowId, workflow);
  return workflow;
}

/** The full update, with the edges of the original: what is left out is reset, not kept. */
export function updateWorkflow(workflow: Workflow, input: UpdateInput, { caller, store }: Write): Workflow {
  check(input, 'UpsertWorkflowCommand');
  const { environment, person } = caller;
  const updated: Workflow = {
    ...workflow,
    name: input.name,
    ...(input.description != null && { description: input.description }),
    tags: input.tags ?? workflow.tags,
    active: input.active ?? true,
    severity: input.severity ?? workflow.severity,
    agent: input.agent === undefined ? workflow.agent : input.agent,
    validatePayload: input.validatePayload ?? workflow.validatePayload,
    payloadSchema: input.payloadSchema === undefined ? workflow.payloadSchema : input.payloadSchema,
    isTranslationEnabled: input.isTranslationEnabled ?? workflow.isTranslationEnabled,
    preferences: { user: input.preferences.user ?? null, default: withDefaults(input.preferences.workflow) },
    steps: buildSteps(input.steps, workflow.steps, environment, store),
    updatedAt: store.stamp().now,
    updatedBy: person,
  };
  environment.workflows.set(updated.workflowId, updated);
  return updated;
}

/** Changes what is given and not null; it leaves `updatedBy` as it was. */
export function patchWorkflow(workflow: Workflow, input: PatchInput, { caller, store }: Write): Workflow {
  check(input, 'PatchWorkflowCommand');
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
  const updated: Workflow = { ...workflow, ...given, updatedAt: store.stamp().now };
  caller.environment.workflows.set(updated.workflowId, updated);
  return updated;
}

/** Novu sells workflows by number. */
export function refuseOverLimit({ workflows }: Environment, { workflowLimit }: Switches): void {
  if (workflows.size < workflowLimit) return;
  throw new NovuError(400, 'Workflow limit exceeded. Please contact us to support more workflows.', {
    ctx: { currentCount: workflows.size, limit: workflowLimit },
  });
}

/** The identifier, or with up to two random endings when it is taken. */
export function freeIdentifier(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  for (const candidate of [wanted, `${wanted}-${randomSuffix()}`, `${wanted}-${randomSuffix()}`]) {
    if (!taken.has(candidate)) return candidate;
  }
  throw badRequest(`Unable to generate a unique identifier for ${wanted}`);
}

function check(input: Parameters<typeof violations>[0], command: string): void {
  const found = violations(input);
  if (found.length > 0) throw commandError(command, found);
}
