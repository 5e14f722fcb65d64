import { hasEnded } from './clock';
import type { Build, Pipeline, Stage } from './documents';
import { badRequest, SevallaError } from './errors';
import { buildOf, type Store } from './store';
import type { SwitchBoard } from './switches';

interface Promotion {
  pipeline: Pipeline;
  source: string;
  targets: readonly string[];
}

/** Deploys the newest successful build of one application to others; answers what was accepted. */
export function promote(store: Store, switches: SwitchBoard, promotion: Promotion) {
  const { source, targets } = promotion;
  for (const one of [source, ...targets]) store.application(one);
  refuse(store, switches, promotion);
  const build = shipped(store, switches, source);
  const accepted = switches.current().partialTargets ? targets.slice(0, -1) : targets;
  return accepted.map((target) => ({
    target_app_id: target,
    deployment_id: store.deploy(target, { build, trigger: 'MANUAL_DEPLOY', steps: ['rollout'] }).id,
  }));
}

function shipped(store: Store, switches: SwitchBoard, source: string): Build {
  const successful = store.deployments(source).filter(({ status }) => status === 'success');
  const newest = successful[0];
  if (!newest) throw badRequest('Source application has no successful deployment');
  if (!switches.current().otherBuild) return buildOf(newest);
  const other = successful.find(({ docker_image_url }) => docker_image_url !== newest.docker_image_url);
  return buildOf(other ?? { ...newest, docker_image_url: `${newest.docker_image_url}-other` });
}

/** What nobody has documented is refused only where a switch says so. */
function refuse(store: Store, switches: SwitchBoard, { pipeline, source, targets }: Promotion): void {
  const rules = switches.current();
  const stageOf = (app: string): Stage => {
    const stage = pipeline.stages.find(({ apps }) => apps.includes(app));
    if (!stage) throw new SevallaError(rules.missingAs, 'Application is not part of this pipeline');
    return stage;
  };
  const deny = (rule: 'accept' | 'refuse', holds: boolean, message: string) => {
    if (rule === 'refuse' && holds) throw badRequest(message);
  };
  const from = stageOf(source);
  deny(rules.branchType, pipeline.type === 'branch', 'Promotion is not available for branch pipelines');
  deny(rules.duplicateTargets, new Set(targets).size < targets.length, 'Target applications must be unique');
  for (const target of targets) {
    const to = stageOf(target);
    deny(rules.selfTarget, target === source, 'Source and target must be different');
    deny(rules.promoteBackwards, to.order < from.order, 'Target stage comes before the source stage');
    deny(rules.skipStage, to.order > from.order + 1, 'Target stage is not the next stage');
    deny(rules.suspendedTarget, store.application(target).is_suspended, 'Target application is suspended');
    const newest = store.deployments(target)[0];
    deny(rules.busyTarget, newest !== undefined && !hasEnded(newest), 'Target application is being deployed');
  }
}
