import type { Environment } from '@/lib/domain/environment';
import { type FlowDeployment, isLastEnabled, ofEqualPriority, priorityLabel } from '@/lib/domain/flow-deployment';
import type { Notice, PlanDraft } from '@/lib/domain/plan';
import type { Tools } from './actions';
import type { ToggleInput } from './inputs';
import { everywhere, findEnvironment, locate } from './locate';
import { notice, oldOf, refOf, stepOf, watch } from './task';
import { versionText } from './words';

type Toggle = 'enable' | 'disable' | 'delete';

/** Plans enabling, disabling or deleting a list of deployments; those that are so already get no step. */
export async function planToggle(tools: Tools, via: Toggle, input: ToggleInput): Promise<PlanDraft> {
  const { environment: id, deployments } = await locate(tools, input.deployments, input.environment);
  const environment = await findEnvironment(tools, id, 'environment');
  const changing = deployments.filter((one) => via === 'delete' || one.enabled !== (via === 'enable'));
  const all = await everywhere(tools, [...new Set(changing.map(({ flow }) => flow.id))]);
  const ids = new Set(changing.map((one) => one.id));
  const steps = changing.map((one) =>
    stepOf({
      via,
      flow: one.flow,
      environment,
      current: one,
      wanted: wantedOf(via, one),
      sentence: sentence(via, one, environment),
      effects: effectsOf(via, one, all.get(one.flow.id) ?? [], ids),
    }),
  );
  return {
    title: `${verbs[via]} ${steps.length === 1 ? `“${steps[0]?.name}”` : `${steps.length} deployments`} in ${environment.name}`,
    source: null,
    target: refOf(environment),
    steps,
    notices: deployments.filter((one) => !changing.includes(one)).map((one) => alreadySo(via, one, environment)),
    watched: deployments.map((one) => watch(environment, one.flow, one)),
  };
}

const verbs: Record<Toggle, string> = { enable: 'Enable', disable: 'Disable', delete: 'Delete' };

function wantedOf(via: Toggle, one: FlowDeployment) {
  const now = oldOf(one);
  if (via === 'delete' || !now) return null;
  const { version, number, priority } = now;
  return { version, number, priority, enabled: via === 'enable' };
}

function sentence(via: Toggle, { flow, version, id }: FlowDeployment, { name }: Environment): string {
  const what = `${versionText({ version: version.id, number: version.number })} of “${flow.name}”`;
  if (via === 'enable') return `Enable ${what} in ${name}: it runs on its triggers from then on.`;
  if (via === 'disable') return `Disable ${what} in ${name}: it stays deployed, but runs no more.`;
  return `Delete deployment ${id}, ${what}, from ${name} for good.`;
}

function alreadySo(via: Toggle, { flow }: FlowDeployment, { name }: Environment): Notice {
  const message = `“${flow.name}” is already ${via}d in ${name}; nothing will be written for it.`;
  return notice('already_equal', 'info', message, flow);
}

function effectsOf(
  via: Toggle,
  one: FlowDeployment,
  everywhereElse: readonly FlowDeployment[],
  going: ReadonlySet<string>,
): Notice[] {
  const { flow } = one;
  if (via === 'enable') {
    return ofEqualPriority(one, everywhereElse).map((other) =>
      notice(
        'equal_priority',
        'warning',
        `“${flow.name}” is also enabled in ${other.environment.name} with the same priority (${priorityLabel(one.priority)}), so that neither goes first.`,
        flow,
      ),
    );
  }
  const notices: Notice[] = [];
  if (isLastEnabled(everywhereElse, going))
    notices.push(
      notice(
        'last_enabled',
        'warning',
        `This is the last enabled deployment of “${flow.name}”: it will run nowhere afterwards, and Patchworks may mark the version as inactive.`,
        flow,
      ),
    );
  if (via === 'delete' && one.enabled)
    notices.push(notice('enabled', 'warning', `“${flow.name}” is enabled: it stops running at once.`, flow));
  if (via === 'delete')
    notices.push(notice('new_identity', 'info', `Taken back, “${flow.name}” gets another deployment id.`, flow));
  return notices;
}
