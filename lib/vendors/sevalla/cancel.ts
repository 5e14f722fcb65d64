import { type Deployment, isEnded } from '@/lib/domain/pipeline';
import type { PlanDraft, PlanStep } from '@/lib/domain/plan';
import { keyText } from '@/lib/domain/resource';
import { wrongInput } from '../input';
import type { StepOutcome } from '../port';
import { VendorError } from '../transport';
import { type Account, resourceOf } from './account';
import type { CancelInput } from './action-input';
import { notice } from './deploy-step';
import { notSeen } from './follow';
import { buildName, deploymentOf } from './map';
import { asOutcome } from './outcome';
import { placeOf, refOf, watch } from './places';
import { CancelStep } from './step-input';

/** Calling a deployment off changes nothing of what runs: the document stays as it is. */
export async function planCancel(account: Account, input: CancelInput): Promise<PlanDraft> {
  const layout = await account.layout(input.pipeline);
  const place = placeOf(layout, input.application, 'application');
  const [look, deployment] = await Promise.all([
    account.look(input.application),
    find(account, input.application, input.deployment),
  ]);
  const [row = place.application] = place.rows;
  const { hash } = resourceOf(row, look);
  const name = look.application.display_name;
  const ended = isEnded(deployment.status);
  const target = refOf(place.stage);
  return {
    title: `Call off the deployment of ${buildName(deployment)} on “${name}”`,
    source: null,
    target,
    steps: [
      {
        id: keyText({ type: 'application', id: row }),
        verb: 'update',
        type: 'application',
        resourceId: row,
        name,
        environment: target,
        sentence: `Call off deployment ${deployment.id} (“${deployment.status ?? 'unknown'}”) on “${name}”. What runs there now stays.`,
        before: hash,
        after: hash,
        dependsOn: [],
        effects: ended ? [notice('ended', 'blocker', hasEnded(deployment), row)] : [],
        affects: [],
        undo: 'none',
        input: { application: input.application, deployment: input.deployment },
      },
    ],
    notices: [],
    watched: watch({ ...place, rows: [row] }, look),
  };
}

async function find(account: Account, application: string, id: string): Promise<Deployment> {
  try {
    return deploymentOf(await account.client.deployment(application, id), application);
  } catch (error) {
    if (error instanceof VendorError && error.status === 404)
      throw wrongInput('deployment', 'This application has no such deployment');
    throw error;
  }
}

const hasEnded = ({ status }: Deployment) => `It has ended already: Sevalla reports “${status}”.`;

export function applyCancel(account: Account, step: PlanStep): Promise<StepOutcome> {
  return asOutcome(async () => {
    const { application, deployment } = CancelStep.parse(step.input);
    await account.client.cancel(application, deployment);
    return followCancel(account, step);
  });
}

/** One look at whether the deployment has been called off. */
export async function followCancel(account: Account, step: PlanStep): Promise<StepOutcome> {
  const { application, deployment } = CancelStep.parse(step.input);
  try {
    const { status = null } = await account.client.deployment(application, deployment);
    if (isEnded(status)) return outcomeOfEnd(status);
    const message = `Sevalla has been asked to call it off, and reports “${status ?? 'nothing'}”.`;
    return { status: 'underway', message, reference: { deployment } };
  } catch (error) {
    return notSeen(error, { deployment });
  }
}

function outcomeOfEnd(status: string | null): StepOutcome {
  if (status === 'cancelled' || status === 'skipped')
    return { status: 'succeeded', message: `Sevalla reports “${status}”.` };
  const how = status === 'success' ? 'went live' : `ended as “${status}”`;
  return { status: 'failed', message: `It was too late to call it off: the deployment ${how} by itself.` };
}

/** Asking twice does no harm, so that a deployment that still goes on counts as not called off. */
export async function reconcileCancel(account: Account, step: PlanStep): Promise<StepOutcome> {
  const outcome = await followCancel(account, step);
  if (outcome.status !== 'underway') return outcome;
  return { status: 'failed', message: 'Read again: the deployment still goes on; it was not called off.' };
}
