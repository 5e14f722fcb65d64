import { type Deployment, isEnded, isSameBuild } from '@/lib/domain/pipeline';
import type { Notice, PlanDraft, PlanStepDraft } from '@/lib/domain/plan';
import type { Account, Look } from './account';
import type { RollbackInput } from './action-input';
import { deployStep, notice } from './deploy-step';
import { buildName } from './map';
import { type Place, placeOf, refOf, watch } from './places';

/** Says from which build to which the vendor would go back; the way there cannot be chosen. */
export async function planRollback(account: Account, input: RollbackInput): Promise<PlanDraft> {
  const { pipeline, ...layout } = await account.layout(input.pipeline);
  const place = placeOf({ pipeline, ...layout }, input.application, 'application');
  const look = await account.look(input.application);
  const way = wayBack(look);
  const blocked = typeof way === 'string';
  return {
    title: blocked
      ? `Roll back “${look.application.display_name}”`
      : `Roll back “${look.application.display_name}” in ${place.stage.name} to ${buildName(way)}`,
    source: null,
    target: refOf(place.stage),
    steps: blocked ? [] : [rollbackStep(pipeline.id, place, look, way)],
    notices: blocked ? [notice('no_way_back', 'blocker', way, place.rows[0] ?? null)] : [],
    watched: watch(place, look),
  };
}

/** Where the vendor's rollback leads: to the successful deployment before the newest one. Or why it leads nowhere. */
export function wayBack({ application, deployments }: Look): Deployment | string {
  const name = application.display_name;
  const [now, previous] = deployments.filter(({ status }) => status === 'success');
  if (!now) return `Nothing was ever deployed successfully to “${name}”.`;
  if (!previous) return `“${name}” has had one successful deployment only, so there is nothing to go back to.`;
  if (!isSameBuild(now, previous)) return previous;
  return `Sevalla goes back by one deployment, and the one before ran the same ${buildName(now)} on “${name}”; a rollback would change nothing.`;
}

/** The step that lets the vendor go back by one. */
export function rollbackStep(pipeline: string, place: Place, look: Look, build: Deployment): PlanStepDraft {
  const name = look.application.display_name;
  const row = place.rows[0] ?? null;
  const sentence = `Take “${name}” in ${place.stage.name} back from ${buildName(look.running)} to ${buildName(build)}, which ran before.`;
  return deployStep({
    place,
    look,
    build,
    via: 'rollback',
    pipeline,
    source: null,
    sentence,
    effects: [oneStepOnly(name, row), ...busy(look, row)],
  });
}

function oneStepOnly(name: string, row: string | null): Notice {
  const message = `Sevalla goes back by exactly one successful deployment. Rolling “${name}” back once more afterwards leads forward again.`;
  return notice('one_step', 'info', message, row);
}

function busy({ application, deployments }: Look, row: string | null): Notice[] {
  if (isEnded(deployments[0]?.status ?? 'success')) return [];
  const message = `“${application.display_name}” is being deployed. If that succeeds first, Promenade does not roll back.`;
  return [notice('target_busy', 'warning', message, row)];
}
