import { z } from 'zod';
import { AppError } from '@/lib/domain/error';
import { isObject } from '@/lib/domain/json';
import type { Notice, PlanDraft, PlanStep } from '@/lib/domain/plan';
import { Resource } from '@/lib/domain/resource';
import { WorkflowEdit } from '@/lib/domain/workflow-input';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { workflowResource } from './map';
import { attempt, beforeWriting } from './outcome';
import { storable, workflowBody } from './workflow-body';
import { contentNotices, editedResource } from './workflow-content';
import {
  activeNotice,
  heldBy,
  issueNotice,
  madeElsewhere,
  openEnvironment,
  workflowNotice,
  workflowPlan,
  workflowStep,
} from './workflow-plan';
import { asInput, clientOf } from './workflow-write';

/** `workflow.update`: `basedOn` is the hash of what the editor opened. */
export const UpdateInput = z.strictObject({
  environment: z.string().min(1),
  workflowId: z.string().min(1).max(300),
  basedOn: z.string().min(1),
  workflow: WorkflowEdit,
});

/** Lays the edit over what is there now. Throws `plan_stale` when that is no longer what the editor opened. */
export async function planUpdate(
  tools: Tools,
  { environment, workflowId, basedOn, workflow }: z.infer<typeof UpdateInput>,
): Promise<PlanDraft> {
  const opened = await openEnvironment(tools, environment);
  const where = opened.environment.name;
  const held = await heldBy(opened.client, workflowId);
  if (!held) throw new AppError('plan_stale', `“${workflowId}” was deleted from ${where} meanwhile.`);
  const before = held.resource;
  if (before.hash !== basedOn) {
    const message = `“${before.name}” in ${where} was changed after you opened it. Nothing was written; compare your version with the new one.`;
    throw new AppError('plan_stale', message);
  }
  const { after: edited, renamed } = editedResource(held, workflow);
  const after = storable(edited, before);
  const title = `Change “${before.name}” in ${where}`;
  const watched = [{ id: workflowId, name: before.name, hash: before.hash }];
  if (after.hash === before.hash) {
    const message = `“${before.name}” in ${where} is like that already; nothing will be written.`;
    return workflowPlan(opened, title, [], watched, [workflowNotice(workflowId, 'already_equal', 'info', message)]);
  }
  const lost = lostSteps(before, after, new Set(Object.values(renamed).map(String)));
  const effects = [
    ...madeElsewhere(held, opened),
    ...activeNotice(before, after, where),
    ...(after.document.fields.active === true ? issueNotice(held, after) : []),
    ...lost,
    ...(await contentNotices(opened, after)),
  ];
  const step = workflowStep(opened, before, after, {
    sentence: `Change workflow “${before.name}” in ${where}.`,
    effects,
    undo: lost.length > 0 ? 'recreated' : 'exact',
    input: { via: 'update', resource: asInput(after), renamed },
  });
  return workflowPlan(opened, title, [step], watched);
}

function lostSteps(before: Resource, after: Resource, renamed: ReadonlySet<string>): Notice[] {
  const kept = new Set(after.document.parts.map(({ id }) => id));
  return before.document.parts
    .filter(({ id }) => !kept.has(id) && !renamed.has(id))
    .map(({ name }) => {
      const message = `The step “${name}” is deleted with its content. Undoing it makes a new one with another internal id.`;
      return workflowNotice(before.id, 'step_deleted', 'warning', message);
    });
}

/** A full update, made of a fresh reading, so that everything that was not edited is sent back as it is. */
export function applyUpdate(tools: Tools, step: PlanStep): Promise<StepOutcome> {
  return attempt(async () => {
    const client = await clientOf(tools, step);
    const wire = await client.workflow(step.resourceId).catch(beforeWriting);
    const now = workflowResource(wire).hash;
    if (now === step.after) return { status: 'succeeded', message: 'It is as planned already; nothing was written.' };
    if (now !== step.before) {
      const message = `“${step.name}” was changed by somebody else after it was reviewed. Nothing was written.`;
      return { status: 'failed', message };
    }
    const renamed = isObject(step.input.renamed) ? step.input.renamed : {};
    await client.updateWorkflow(step.resourceId, workflowBody(Resource.parse(step.input.resource), wire, renamed));
    return { status: 'succeeded', message: 'Novu updated it.' };
  });
}
