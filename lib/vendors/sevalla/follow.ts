import { type Deployment, isEnded, isSameBuild } from '@/lib/domain/pipeline';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '../port';
import { VendorError } from '../transport';
import type { Account } from './account';
import { buildName, deploymentOf } from './map';
import { DeployStep, Reference } from './step-input';

type Known = { deployment: string };

/** One look at a deployment that we have asked for. Success means that the build that was reviewed went live. */
export async function followDeployment(account: Account, step: PlanStep, reference: unknown): Promise<StepOutcome> {
  const { deployment: id } = Reference.parse(reference);
  if (id === undefined) return reconcileDeployment(account, step, reference);
  const { application, expected } = DeployStep.parse(step.input);
  try {
    const deployment = deploymentOf(await account.client.deployment(application, id), application);
    return outcomeOfDeployment(step, deployment, expected);
  } catch (error) {
    return notSeen(error, { deployment: id });
  }
}

/** A look that failed says nothing about the deployment: it goes on, unless the vendor will never tell. */
export function notSeen(error: unknown, reference: Known): StepOutcome {
  if (!(error instanceof VendorError)) throw error;
  const hopeless = error.status !== null && [400, 401, 403, 404].includes(error.status);
  const message = `Sevalla accepted it as deployment ${reference.deployment}, but how it went could not be read. ${error.message}`;
  return hopeless ? { status: 'unknown', message } : { status: 'underway', message, reference };
}

function outcomeOfDeployment(step: PlanStep, deployment: Deployment, expected: DeployStep['expected']): StepOutcome {
  const { id, status, steps } = deployment;
  if (!isEnded(status)) {
    return { status: 'underway', message: `Sevalla reports “${status ?? 'nothing'}”.`, reference: { deployment: id } };
  }
  const took = durationOf(deployment);
  if (status !== 'success') {
    const through = steps.length > 0 ? `; it was to pass ${steps.join(', ')}` : '';
    const message = `Sevalla reports “${status}”${took}${through}. “${step.name}” keeps running what it ran before. The log of deployment ${id} tells more.`;
    return { status: 'failed', message, ended: true };
  }
  if (isSameBuild(deployment, expected))
    return { status: 'succeeded', message: `Went live${took} as deployment ${id}.` };
  if (deployment.image === null && deployment.commit === null) {
    const message = `Sevalla reports success${took}, but does not say which build deployment ${id} runs.`;
    return { status: 'unknown', message };
  }
  const wanted = buildName(expected);
  const message = `Sevalla deployed ANOTHER build: “${step.name}” runs ${buildName(deployment)}, and ${wanted} was approved. Roll it back, or promote again.`;
  return { status: 'failed', message, ended: true };
}

function durationOf({ startedAt, createdAt, finishedAt }: Deployment): string {
  const seconds = (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? createdAt)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? ` after ${Math.round(seconds)} seconds` : '';
}

/**
 * After an answer that proves nothing, or after a crash: what came of it is among the deployments that are newer than
 * those from before. Without a reference nothing had been sent, because it is noted before the call.
 */
export async function reconcileDeployment(account: Account, step: PlanStep, reference: unknown): Promise<StepOutcome> {
  if (reference === null) return { status: 'failed', message: 'It did not happen: nothing had been sent to Sevalla.' };
  const { deployment, newestBefore } = Reference.parse(reference);
  if (deployment !== undefined) return lookAgain(account, step, deployment);
  const { application, expected } = DeployStep.parse(step.input);
  try {
    const newer = await newerThan(account, application, newestBefore ?? null);
    const mine = newer.findLast((one) => isSameBuild(one, expected));
    if (mine) return outcomeOfDeployment(step, mine, expected);
    const unclear = newer.some(({ status, image, commit }) => !isEnded(status) && image === null && commit === null);
    const message = `Read again: “${step.name}” has a new deployment, but Sevalla does not say yet which build it runs.`;
    if (unclear) return { status: 'unknown', message };
    return { status: 'failed', message: `Read again: it did not happen. ${seenInstead(step, newer)}` };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { status: 'unknown', message: `Whether it was deployed could not be found out. ${error.message}` };
  }
}

function seenInstead({ name }: PlanStep, newer: readonly Deployment[]): string {
  if (newer.length === 0)
    return `“${name}” has no new deployment. If Sevalla was only slow, one may still appear: look before you try again.`;
  return `“${name}” has been deployed meanwhile, but with another build; look at that before you try again.`;
}

/** A deployment that was accepted once and is in no list any more has not happened. */
async function lookAgain(account: Account, step: PlanStep, deployment: string): Promise<StepOutcome> {
  const outcome = await followDeployment(account, step, { deployment });
  if (outcome.status !== 'unknown') return outcome;
  const { application } = DeployStep.parse(step.input);
  const listed = await account.client.deployments(application, 0, pageSize).catch(() => null);
  if (!listed || listed.data.some(({ id }) => id === deployment)) return outcome;
  const message = `Sevalla accepted it as deployment ${deployment}, but “${step.name}” has no such deployment. Nothing was deployed.`;
  return { status: 'failed', message };
}

const pageSize = 50;
const mostPages = 4;

/** The deployments since a known one, newest first. */
async function newerThan(account: Account, application: string, known: string | null): Promise<Deployment[]> {
  const newer: Deployment[] = [];
  for (let page = 0; page < mostPages; page++) {
    const { data, total } = await account.client.deployments(application, newer.length, pageSize);
    const end = data.findIndex(({ id }) => id === known);
    newer.push(...(end < 0 ? data : data.slice(0, end)).map((wire) => deploymentOf(wire, application)));
    if (end >= 0 || newer.length >= total || data.length === 0) return newer;
  }
  return newer;
}
