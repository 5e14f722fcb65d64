import { z } from 'zod';
import { asText } from '@/lib/domain/json';
import type { Notice, PlanDraft, PlanStep } from '@/lib/domain/plan';
import { wrongInput } from '../input';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { attempt } from './outcome';
import { removeResource } from './publish-apply';
import { stepsOf } from './workflow-body';
import {
  type Held,
  heldBy,
  type Opened,
  openEnvironment,
  workflowNotice,
  workflowPlan,
  workflowStep,
} from './workflow-plan';
import { clientOf } from './workflow-write';

/** `workflow.delete` */
export const DeleteInput = z.strictObject({
  environment: z.string().min(1),
  workflowId: z.string().min(1).max(300),
});

export async function planDelete(
  tools: Tools,
  { environment, workflowId }: z.infer<typeof DeleteInput>,
): Promise<PlanDraft> {
  const opened = await openEnvironment(tools, environment);
  const where = opened.environment.name;
  const held = await heldBy(opened.client, workflowId);
  if (!held) throw wrongInput('workflowId', `${where} has no workflow “${workflowId}”`);
  const { name, hash } = held.resource;
  const ours = isOurs(held);
  const step = workflowStep(opened, held.resource, null, {
    sentence: `Delete workflow “${name}” (${workflowId}) from ${where}.`,
    effects: [whatStops(held, opened), whatIsLost(held, opened, ours)],
    undo: ours ? 'recreated' : 'none',
    input: { via: 'delete' },
  });
  return workflowPlan(opened, `Delete “${name}” from ${where}`, [step], [{ id: workflowId, name, hash }]);
}

const isOurs = ({ wire: { origin } }: Held) => typeof origin !== 'string' || origin === 'novu-cloud';

function whatStops({ wire, resource }: Held, { environment }: Opened): Notice {
  const kinds = [...new Set(stepsOf(wire).map(({ type }) => asText(type ?? 'unknown')))].join(', ');
  const state =
    wire.active === true ? 'It is active' : wire.active === false ? 'It is paused' : 'Whether it is active is unknown';
  const last =
    typeof wire.lastTriggeredAt === 'string' && wire.lastTriggeredAt !== ''
      ? `was last triggered at ${wire.lastTriggeredAt}`
      : 'Novu does not say that it was ever triggered';
  const steps = kinds === '' ? 'It has no steps.' : `Its steps (${kinds}) stop, for messages under way as well.`;
  const message = `${state} in ${environment.name} and ${last}. ${steps} Whatever triggers “${resource.id}” there fails from then on.`;
  return workflowNotice(resource.id, 'stops', 'warning', message);
}

function whatIsLost({ resource, wire }: Held, { environment }: Opened, ours: boolean): Notice {
  if (ours) {
    const message = `Undoing it makes a new workflow with the same content: its internal ids, and those of its ${stepsOf(wire).length} steps, are lost for good.`;
    return workflowNotice(resource.id, 'deleted_for_good', 'warning', message);
  }
  const message = `“${resource.name}” was published from code: it cannot be brought back from here, and the next deployment of that code to ${environment.name} makes it again.`;
  return workflowNotice(resource.id, 'made_elsewhere', 'warning', message);
}

export function applyDelete(tools: Tools, step: PlanStep): Promise<StepOutcome> {
  return attempt(async () => removeResource(await clientOf(tools, step), step));
}
