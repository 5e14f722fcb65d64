import type { Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { Notice, PlanDraft, PlanStepDraft } from '@/lib/domain/plan';
import type { Tools } from './actions';
import type { PromoteInput } from './inputs';
import { findEnvironment } from './locate';
import { byAge } from './map';
import { type Labelled, notice, oldOf, refOf, stepOf, watch } from './task';
import { stateText, versionText } from './words';

/** One flow on both sides; `problem` says why it could not be read. */
interface Sides {
  flow: { id: string; name: string };
  source: FlowDeployment | null;
  target: FlowDeployment | null;
  problem: string | null;
}

/** Plans to have the target run the versions that the source runs, flow by flow. */
export async function planPromote(tools: Tools, input: PromoteInput): Promise<PlanDraft> {
  const flows = input.flows ?? (input.flow === undefined ? [] : [input.flow]);
  const [from, to] = [
    await findEnvironment(tools, input.source, 'source'),
    await findEnvironment(tools, input.target, 'target'),
  ];
  const sides = await Promise.all(flows.map((flow) => readSides(tools, flow, from, to)));
  const steps = sides.flatMap((one) => stepFor(one, from, to));
  const single = sides.length === 1 ? `“${sides[0]?.flow.name}”` : `${steps.length} flows`;
  return {
    title: `Promote ${single} from ${from.name} to ${to.name}`,
    source: refOf(from),
    target: refOf(to),
    steps,
    notices: sides.flatMap((one) => whyNoStep(one, from, to)),
    watched: sides
      .filter(({ problem }) => problem === null)
      .flatMap(({ flow, source, target }) => [watch(from, flow, source), watch(to, flow, target)]),
  };
}

async function readSides(tools: Tools, id: string, from: Environment, to: Environment): Promise<Sides> {
  const name = (await tools.reader.catalogue.flows()).get(id)?.name ?? `Flow ${id}`;
  try {
    const [source, target] = await Promise.all([tools.reader.at(from.id, id), tools.reader.at(to.id, id)]);
    return { flow: source?.flow ?? target?.flow ?? { id, name }, source, target, problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vendor_unreadable') throw error;
    return { flow: { id, name }, source: null, target: null, problem: error.message };
  }
}

function whyNoStep({ flow, source, target, problem }: Sides, from: Environment, to: Environment): Notice[] {
  if (problem !== null) return [notice('unreadable', 'blocker', problem, flow)];
  if (!source) {
    const message = `“${flow.name}” is not deployed in ${from.name}, so that there is nothing to promote. To take it out of ${to.name}, delete its deployment there.`;
    return [notice('not_in_source', 'blocker', message, flow)];
  }
  if (target?.version.id !== source.version.id) return [];
  const message = `${to.name} runs ${versionText({ version: source.version.id, number: source.version.number })} of “${flow.name}” already; nothing will be written for it. Priority and being enabled are not carried across.`;
  return [notice('already_equal', 'info', message, flow)];
}

function stepFor({ flow, source, target, problem }: Sides, from: Environment, to: Environment): PlanStepDraft[] {
  if (problem !== null || !source || source.version.id === target?.version.id) return [];
  const wanted: Labelled = {
    version: source.version.id,
    number: source.version.number,
    // An environment keeps its own ways; only the version is carried across.
    priority: target ? target.priority : source.priority,
    enabled: target?.enabled ?? false,
  };
  const sentence = sentenceOf(flow.name, target, wanted, from, to);
  const effects = effectsOf(flow, source, target, to);
  return [stepOf({ via: 'promote', flow, environment: to, current: target, wanted, sentence, effects })];
}

function sentenceOf(
  name: string,
  target: FlowDeployment | null,
  wanted: Labelled,
  from: Environment,
  to: Environment,
): string {
  const old = oldOf(target);
  if (!old)
    return `Deploy ${versionText(wanted)} of “${name}” to ${to.name}, as in ${from.name}, ${stateText(wanted)}.`;
  return `Replace ${versionText(old)} of “${name}” in ${to.name} with ${versionText(wanted)} of ${from.name}, ${stateText(wanted)}.`;
}

function effectsOf(
  flow: { id: string; name: string },
  source: FlowDeployment,
  target: FlowDeployment | null,
  to: Environment,
): Notice[] {
  if (!target) {
    const message = `“${flow.name}” is new in ${to.name} and starts disabled; enable it there once it has been looked at.`;
    return [notice('starts_disabled', 'info', message, flow)];
  }
  const notices = [
    notice(
      'absence',
      target.enabled ? 'warning' : 'info',
      `Patchworks cannot exchange versions: the old deployment is deleted first, so that “${flow.name}” is missing in ${to.name} for a moment${target.enabled ? ' and runs started by triggers in between are lost' : ''}. If the new one cannot be created, the old one is put back.`,
      flow,
    ),
  ];
  if (byAge(source.version.id, target.version.id) < 0)
    notices.push(
      notice(
        'older_version',
        'warning',
        `The version that goes to ${to.name} is older than the one that is there.`,
        flow,
      ),
    );
  if (target.package)
    notices.push(
      notice(
        'leaves_package',
        'info',
        `The deployment in ${to.name} came with the package “${target.package.name}”; its successor does not belong to it.`,
        flow,
      ),
    );
  return notices;
}
