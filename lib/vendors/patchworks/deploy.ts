import type { Environment } from '@/lib/domain/environment';
import {
  type Flow,
  type FlowDeployment,
  type FlowVersion,
  ofEqualPriority,
  priorityLabel,
} from '@/lib/domain/flow-deployment';
import type { Notice, PlanDraft } from '@/lib/domain/plan';
import type { Tools } from './actions';
import { type DeployInput, wrong } from './inputs';
import { everywhere, findEnvironment } from './locate';
import { hashOf, stateOf } from './map';
import { type Labelled, notice, refOf, stepOf, watch } from './task';
import { stateText, versionText } from './words';

/** Plans a single deployment. Where a version of the flow is already, the vendor takes no other. */
export async function planDeploy(tools: Tools, input: DeployInput): Promise<PlanDraft> {
  const found = await tools.reader.catalogue.version(input.version);
  if (!found) throw wrong('version', 'Patchworks has no such flow version.');
  const { flow, version } = found;
  const environment = await findEnvironment(tools, input.environment, 'environment');
  const current = await tools.reader.at(environment.id, flow.id);
  const { priority, enabled } = input;
  const wanted: Labelled = { version: version.id, number: version.number, priority, enabled };
  const effects = current ? [] : await effectsOf(tools, flow, version, wanted);
  const step = stepOf({
    via: 'deploy',
    flow: { id: flow.id, name: flow.name },
    environment,
    current: null,
    wanted,
    sentence: `Deploy ${versionText(wanted)} of “${flow.name}” to ${environment.name}, ${stateText(wanted)}.`,
    effects,
  });
  return {
    title: `Deploy “${flow.name}” to ${environment.name}`,
    source: null,
    target: refOf(environment),
    steps: current ? [] : [step],
    notices: current ? [occupied(current, wanted, environment)] : [],
    watched: [watch(environment, { id: flow.id, name: flow.name }, current)],
  };
}

function occupied(current: FlowDeployment, wanted: Labelled, { name }: Environment): Notice {
  const { flow, version, id } = current;
  const there = versionText({ version: version.id, number: version.number });
  if (hashOf(stateOf(current)) === hashOf(wanted))
    return notice(
      'already_equal',
      'info',
      `“${flow.name}” is deployed to ${name} just so; nothing will be written.`,
      flow,
    );
  const advice =
    version.id === wanted.version
      ? `Enable, disable or update that deployment instead.`
      : `Promote the flow instead, or delete that deployment first.`;
  const message = `${name} has ${there} of “${flow.name}” already (deployment ${id}), and Patchworks takes one version of a flow for each environment. ${advice}`;
  return notice('occupied', 'blocker', message, flow);
}

async function effectsOf(tools: Tools, flow: Flow, version: FlowVersion, wanted: Labelled): Promise<Notice[]> {
  const notices: Notice[] = [];
  if (version.status === 'Draft')
    notices.push(
      notice(
        'draft',
        'warning',
        `${versionText(wanted)} is the draft of “${flow.name}”: deploying makes it a fixed version, and Patchworks begins a new draft.`,
        flow,
      ),
    );
  if (!wanted.enabled)
    return [
      ...notices,
      notice('starts_disabled', 'info', `“${flow.name}” starts disabled; it runs once it is enabled.`, flow),
    ];
  notices.push(
    notice(
      'starts_enabled',
      'warning',
      `“${flow.name}” is enabled once it is deployed, and runs on its triggers at once.`,
      flow,
    ),
  );
  if (wanted.priority === null) return notices;
  const others = ((await everywhere(tools, [flow.id])).get(flow.id) ?? []).filter(
    (other) => ofEqualPriority({ ...other, id: '', priority: wanted.priority }, [other]).length > 0,
  );
  return [
    ...notices,
    ...others.map((other) =>
      notice(
        'equal_priority',
        'warning',
        `“${flow.name}” is also enabled in ${other.environment.name} with the same priority (${priorityLabel(wanted.priority)}), so that neither goes first.`,
        flow,
      ),
    ),
  ];
}
