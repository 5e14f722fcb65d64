import { type Deployment, isSameBuild } from '@/lib/domain/pipeline';
import type { PlanStep } from '@/lib/domain/plan';
import type { Note, StepOutcome } from '../port';
import type { Account } from './account';
import { buildName } from './map';
import { asOutcome, beforeWriting } from './outcome';
import { DeployStep } from './step-input';

/** Promotes to one application. The vendor takes whatever is newest, so that is looked at right before. */
export function applyPromote(account: Account, step: PlanStep, note: Note): Promise<StepOutcome> {
  return asOutcome(async () => {
    const { pipeline, source, application, expected } = DeployStep.parse(step.input);
    if (source === null) return { status: 'failed', message: 'The step does not say where the build comes from.' };
    const [now, newest] = await Promise.all([
      account.running(source).catch(beforeWriting),
      newestOf(account, application),
    ]);
    if (!now || !isSameBuild(now, expected)) return otherBuildNow(now);
    await note({ newestBefore: newest });
    const accepted = await account.client.promote(pipeline, source, application);
    const mine = accepted.find(({ target_app_id }) => target_app_id === application);
    if (!mine) {
      const message = `Sevalla answered success, but did not accept “${step.name}”. Nothing was deployed there.`;
      return { status: 'failed', message };
    }
    return underway(mine.deployment_id);
  });
}

/** Lets one application go back by one deployment. Which one that is, is the vendor's rule and cannot be chosen. */
export function applyRollback(account: Account, step: PlanStep, note: Note): Promise<StepOutcome> {
  return asOutcome(async () => {
    const { application, expected, replaced } = DeployStep.parse(step.input);
    const history = await account.history(application).catch(beforeWriting);
    const [now, previous] = history.filter(({ status }) => status === 'success');
    const asPlanned = now && previous && replaced && isSameBuild(now, replaced) && isSameBuild(previous, expected);
    if (!asPlanned) {
      const message = `“${step.name}” was deployed after this was planned; a rollback would lead somewhere else. Nothing was done; plan again.`;
      return { status: 'failed', message, halt: true };
    }
    await note({ newestBefore: history[0]?.id ?? null });
    return underway((await account.client.rollback(application)).id);
  });
}

async function newestOf(account: Account, application: string): Promise<string | null> {
  const { data } = await account.client.deployments(application, 0, 1).catch(beforeWriting);
  return data[0]?.id ?? null;
}

function otherBuildNow(now: Deployment | null): StepOutcome {
  const message = `The source runs ${buildName(now)} by now, which nobody has approved. Nothing was promoted; plan again.`;
  return { status: 'failed', message, halt: true };
}

function underway(deployment: string): StepOutcome {
  return { status: 'underway', message: 'Sevalla has accepted it and is deploying.', reference: { deployment } };
}
