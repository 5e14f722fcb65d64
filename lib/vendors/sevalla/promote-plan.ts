import { AppError } from '@/lib/domain/error';
import { type Deployment, isEnded, isSameBuild } from '@/lib/domain/pipeline';
import type { Notice, PlanDraft, PlanStepDraft } from '@/lib/domain/plan';
import type { Account, Look } from './account';
import type { PromoteInput } from './action-input';
import { deployStep, notice } from './deploy-step';
import { buildName } from './map';
import { type Place, type Promotion, promotionOf, refOf, watch } from './places';

interface Target {
  place: Place;
  look: Look;
}

/** Reads the source and every target, and says for each what promoting will do. */
export async function planPromote(account: Account, input: PromoteInput): Promise<PlanDraft> {
  const promotion = await promotionOf(account, input);
  const { layout, source, from, to } = promotion;
  const [sourceLook, ...targetLooks] = await Promise.all([
    account.look(source.application),
    ...promotion.targets.map(({ application }) => account.look(application)),
  ]);
  const targets = promotion.targets.flatMap((place, index): Target[] => {
    const look = targetLooks[index];
    return look ? [{ place, look }] : [];
  });
  const build = sourceLook.running;
  if (build && build.id !== input.expectedDeployment) throw outdated(sourceLook, build);
  const steps = build ? stepsFor(input, promotion, sourceLook, targets, build) : [];
  return {
    title: titleOf(build, steps, promotion),
    source: refOf(from),
    target: refOf(to),
    steps,
    notices: [
      ...orderNotices(promotion),
      ...sourceNotices(sourceLook),
      ...(build ? targets.flatMap((target) => nothingToDo(target, build)) : []),
      ...layout.gaps.map((gap) => notice('gap', 'warning', gap, null)),
    ],
    watched: [...watchSource(promotion, sourceLook), ...targets.flatMap(({ place, look }) => watch(place, look))],
  };
}

function outdated({ application }: Look, build: Deployment): AppError {
  const message = `“${application.display_name}” runs ${buildName(build)} by now (deployment ${build.id}), not what was reviewed. Look at the pipeline again and plan anew.`;
  return new AppError('plan_stale', message);
}

function titleOf(build: Deployment | null, steps: PlanStepDraft[], { from, to }: Promotion): string {
  const many = steps.length === 1 ? '' : ` (${steps.length} applications)`;
  return `Promote ${buildName(build)} from ${from.name} to ${to.name}${many}`;
}

/** The source in one row is enough: in each it is the same application with the same document. */
function watchSource({ source, targets }: Promotion, look: Look) {
  const shared = source.rows.find((row) => targets.some(({ rows }) => rows.includes(row))) ?? source.rows[0];
  return watch({ ...source, rows: shared === undefined ? [] : [shared] }, look);
}

/** Sevalla's documentation speaks of one direction and of the next stage; whether it refuses anything else, nobody knows. */
function orderNotices({ layout, from, to }: Promotion): Notice[] {
  const { pipeline } = layout;
  const between = pipeline.stages.filter(({ preview, order }) => !preview && order > from.order && order < to.order);
  const notices: Notice[] = [];
  if (to.order <= from.order) {
    const message = `${to.name} does not come after ${from.name} in ${pipeline.name}. Promenade promotes forwards only.`;
    notices.push(notice('backwards', 'blocker', message, null));
  }
  if (between.length > 0) {
    const names = between.map(({ name }) => name).join(' and ');
    notices.push(notice('skips_stage', 'warning', `This skips ${names}: the build may never have run there.`, null));
  }
  if (pipeline.type === 'branch') {
    const message = `${pipeline.name} follows branches: each stage is meant to be deployed from its own branch. Sevalla does not offer promotion for it on its own pages, and may refuse it.`;
    notices.push(notice('branch_pipeline', 'warning', message, null));
  }
  return notices;
}

function sourceNotices({ application, deployments, running }: Look): Notice[] {
  const name = application.display_name;
  if (!running) {
    const message = `Nothing was ever deployed successfully to “${name}”, so there is nothing to promote.`;
    return [notice('no_build', 'blocker', message, null)];
  }
  if (isEnded(deployments[0]?.status ?? 'success')) return [];
  const message = `“${name}” is being deployed. Sevalla always takes the newest successful build; if that one gets ready first, Promenade promotes nothing.`;
  return [notice('source_busy', 'warning', message, null)];
}

function nothingToDo({ place, look }: Target, build: Deployment): Notice[] {
  if (!look.running || !isSameBuild(look.running, build)) return [];
  const message = `“${look.application.display_name}” runs ${buildName(build)} already; nothing will be deployed there.`;
  return [notice('already_equal', 'info', message, place.rows[0] ?? null)];
}

function stepsFor(
  input: PromoteInput,
  { source, to, layout }: Promotion,
  sourceLook: Look,
  targets: readonly Target[],
  build: Deployment,
): PlanStepDraft[] {
  return targets
    .filter(({ look }) => !look.running || !isSameBuild(look.running, build))
    .map(({ place, look }) => {
      const instead = look.running ? `in place of ${buildName(look.running)}` : 'where nothing has run yet';
      return deployStep({
        place,
        look,
        build,
        via: 'promote',
        pipeline: layout.pipeline.id,
        source: input.sourceApp,
        sentence: `Run ${buildName(build)} of “${sourceLook.application.display_name}” on “${look.application.display_name}” in ${to.name}, ${instead}.`,
        effects: effectsOn({ place, look }, sourceLook, source.stage.name),
      });
    });
}

/** What somebody should know of one target before saying yes. */
function effectsOn({ place, look }: Target, source: Look, stage: string): Notice[] {
  const { application, deployments } = look;
  const name = application.display_name;
  const row = place.rows[0] ?? null;
  const warn = (code: string, message: string) => notice(code, 'warning', message, row);
  const built = builtInKeys(source, look);
  return [
    ...(isEnded(deployments[0]?.status ?? 'success')
      ? []
      : [
          warn(
            'target_busy',
            `“${name}” is being deployed right now; this promotion has to wait for that, or may be refused.`,
          ),
        ]),
    ...(application.is_suspended
      ? [warn('target_suspended', `“${name}” is suspended. Whether a promotion reaches it is not known.`)]
      : []),
    ...(application.auto_deploy
      ? [warn('auto_deploy', `“${name}” deploys every push by itself, so that a push may overwrite this promotion.`)]
      : []),
    ...(built.length > 0
      ? [
          warn(
            'build_variables',
            `Nothing is built anew: ${built.join(', ')} ${built.length === 1 ? 'keeps the value' : 'keep the values'} that the build got in ${stage}, not ${built.length === 1 ? 'that' : 'those'} of “${name}”.`,
          ),
        ]
      : []),
  ];
}

/** Variables that went into the build, where the target would have built with another value. */
function builtInKeys(source: Look, target: Look): string[] {
  const builtIn = (look: Look) =>
    new Map(look.variables.filter(({ buildTime }) => buildTime).map((one) => [one.key, one.hash]));
  const [ours, theirs] = [builtIn(source), builtIn(target)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => ours.get(key) !== theirs.get(key)).sort();
}
