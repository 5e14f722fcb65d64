import { z } from 'zod';
import type { PlanDraft, PlanStep } from '@/lib/domain/plan';
import { Resource } from '@/lib/domain/resource';
import { WorkflowCreation } from '@/lib/domain/workflow-input';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { attempt } from './outcome';
import { workflowBody } from './workflow-body';
import { contentNotices, createdResource } from './workflow-content';
import { heldBy, openEnvironment, workflowNotice, workflowPlan, workflowStep } from './workflow-plan';
import { asInput, clientOf, foreignId } from './workflow-write';

/** `workflow.create`: what is left out of the workflow gets Novu's defaults. */
export const CreateInput = z.strictObject({ environment: z.string().min(1), workflow: WorkflowCreation });

export async function planCreate(
  tools: Tools,
  { environment, workflow }: z.infer<typeof CreateInput>,
): Promise<PlanDraft> {
  const opened = await openEnvironment(tools, environment);
  const where = opened.environment.name;
  const { workflowId: id, name } = workflow;
  const after = createdResource(workflow);
  const [held, notices] = await Promise.all([heldBy(opened.client, id), contentNotices(opened, after)]);
  // Novu would append letters to an id that is taken, and answer success.
  const taken = `${where} has a workflow “${id}” already. Novu would create this one under another identifier.`;
  const sentence = `Create workflow “${name}” (${id}) in ${where}, ${after.document.fields.active ? 'active' : 'paused'}.`;
  const step = workflowStep(opened, null, after, {
    sentence,
    effects: [...(held ? [workflowNotice(id, 'id_taken', 'blocker', taken)] : []), ...notices],
    input: { via: 'create', resource: asInput(after) },
  });
  const watched = { id, name, hash: held?.resource.hash ?? null };
  return workflowPlan(opened, `Create “${name}” in ${where}`, [step], [watched]);
}

export function applyCreate(tools: Tools, step: PlanStep, idempotencyKey: string): Promise<StepOutcome> {
  return attempt(async () => {
    const client = await clientOf(tools, step);
    const body = workflowBody(Resource.parse(step.input.resource), null);
    const { workflowId } = await client.createWorkflow({ ...body, workflowId: step.resourceId }, idempotencyKey);
    if (workflowId !== step.resourceId) return foreignId(step, workflowId);
    return { status: 'succeeded', message: 'Novu created it.' };
  });
}
