import { z } from 'zod';
import { isObject, type JsonObject } from '@/lib/domain/json';
import type { Notice, PlanDraft, PlanStep, PlanStepDraft } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';
import { WorkflowPatch } from '@/lib/domain/workflow-input';
import { wrongInput } from '../input';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { withDocument } from './map';
import { attempt } from './outcome';
import {
  activeNotice,
  type Held,
  heldBy,
  issueNotice,
  madeElsewhere,
  type Opened,
  openEnvironment,
  workflowNotice,
  workflowPlan,
  workflowStep,
} from './workflow-plan';
import { clientOf } from './workflow-write';

const id = z.string().min(1).max(300);

/** `workflow.patch`: the same change for one workflow or for several, each as a step of its own. */
export const PatchInput = z
  .strictObject({
    environment: z.string().min(1),
    workflowId: id.optional(),
    workflowIds: z.array(id).min(1, 'Tick at least one workflow').max(200).optional(),
    patch: WorkflowPatch,
  })
  .superRefine(({ workflowId, workflowIds, patch }, context) => {
    const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if ((workflowId === undefined) === (workflowIds === undefined))
      complain(['workflowId'], 'Name one workflow with workflowId, or several with workflowIds');
    if (new Set(workflowIds).size < (workflowIds ?? []).length) complain(['workflowIds'], 'A workflow is named twice');
    if (patch.name !== undefined && (workflowIds ?? []).length > 1)
      complain(['patch', 'name'], 'Several workflows cannot get the same name');
  });

export async function planPatch(
  tools: Tools,
  { environment, workflowId, workflowIds, patch }: z.infer<typeof PatchInput>,
): Promise<PlanDraft> {
  const opened = await openEnvironment(tools, environment);
  const wanted = workflowIds ?? (workflowId === undefined ? [] : [workflowId]);
  const path = workflowIds ? (index: number) => `workflowIds.${index}` : () => 'workflowId';
  const held = await Promise.all(
    wanted.map(async (one, index) => {
      const found = await heldBy(opened.client, one);
      if (found) return found;
      throw wrongInput(path(index), `${opened.environment.name} has no workflow “${one}”`);
    }),
  );
  const changes = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const drafts = held.map((one) => patchStep(opened, one, changes));
  const steps = drafts.flatMap(({ step }) => step ?? []);
  const what = steps.length === 1 ? `“${steps[0]?.name}”` : `${steps.length} workflows`;
  return workflowPlan(
    opened,
    `${verbOf(changes)} ${what} in ${opened.environment.name}`,
    steps,
    held.map(({ resource: { id: one, name, hash } }) => ({ id: one, name, hash })),
    drafts.flatMap(({ notices }) => notices),
  );
}

function verbOf(patch: JsonObject): string {
  if (Object.keys(patch).some((name) => name !== 'active')) return 'Change';
  return patch.active ? 'Resume' : 'Pause';
}

const words: Record<string, string> = {
  active: 'whether it is active',
  name: 'the name',
  description: 'the description',
  tags: 'the tags',
  payloadSchema: 'the payload schema',
  validatePayload: 'whether payloads are checked',
  isTranslationEnabled: 'whether it is translated',
};

function patchStep(opened: Opened, held: Held, patch: JsonObject): { step: PlanStepDraft | null; notices: Notice[] } {
  const { resource: before } = held;
  const where = opened.environment.name;
  const { fields, parts } = before.document;
  const after = withDocument(before, { fields: { ...fields, ...patch }, parts });
  if (after.hash === before.hash) {
    const message = `“${before.name}” in ${where} is like that already; nothing will be written for it.`;
    return { step: null, notices: [workflowNotice(before.id, 'already_equal', 'info', message)] };
  }
  const verb = verbOf(patch);
  const named = Object.keys(patch).map((name) => words[name] ?? name);
  const sentence =
    verb === 'Change'
      ? `Change ${named.join(', ')} of workflow “${before.name}” in ${where}.`
      : `${verb} workflow “${before.name}” in ${where}.`;
  const effects = [
    ...madeElsewhere(held, opened),
    ...activeNotice(before, after, where),
    ...(patch.active === true ? issueNotice(held, after) : []),
  ];
  const step = workflowStep(opened, before, after, { sentence, effects, input: { via: 'patch', patch } });
  // Hundreds of whole documents would be stored with the change to show one switch each.
  const touched = (side: Resource): Resource => ({ ...side, document: { fields: pick(side, patch), parts: [] } });
  return { step: { ...step, preview: { before: touched(before), after: touched(after) } }, notices: [] };
}

function pick({ document: { fields } }: Resource, patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(patch, name)));
}

export function applyPatch(tools: Tools, step: PlanStep, idempotencyKey: string): Promise<StepOutcome> {
  return attempt(async () => {
    const client = await clientOf(tools, step);
    const patch = isObject(step.input.patch) ? step.input.patch : {};
    await client.patchWorkflow(step.resourceId, patch, idempotencyKey);
    return { status: 'succeeded', message: 'Novu changed it.' };
  });
}
