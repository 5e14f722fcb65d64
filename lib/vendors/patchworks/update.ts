import { ofEqualPriority, priorityLabel } from '@/lib/domain/flow-deployment';
import type { PlanDraft } from '@/lib/domain/plan';
import type { Tools } from './actions';
import { type UpdateInput, wrong } from './inputs';
import { everywhere, findEnvironment, locate } from './locate';
import { notice, oldOf, refOf, stepOf, watch } from './task';
import { versionText } from './words';

/**
 * Plans another priority. A deployment could also be moved to another environment with the same request, but then two
 * environments change at once; deploying there and deleting here does it in two changes that can each be proven.
 */
export async function planUpdate(tools: Tools, input: UpdateInput): Promise<PlanDraft> {
  const { environment: id, deployments } = await locate(
    tools,
    [{ version: input.version, id: input.deployment, field: 'deployment' }],
    undefined,
  );
  const [current] = deployments;
  const now = oldOf(current ?? null);
  if (!current || !now) throw wrong('deployment', 'There is no such deployment.');
  if (input.environment !== undefined && input.environment !== id) {
    const message = `Deployment ${current.id} is in ${current.environment.name}. Promenade does not move deployments: deploy the version to the other environment, then delete it here.`;
    throw wrong('environment', message);
  }
  const environment = await findEnvironment(tools, id, 'environment');
  const priority = input.priority ?? null;
  const { flow } = current;
  const [from, to] = [priorityLabel(current.priority), priorityLabel(priority)];
  const rivals = current.enabled
    ? ofEqualPriority({ ...current, priority }, (await everywhere(tools, [flow.id])).get(flow.id) ?? [])
    : [];
  const { version, number, enabled } = now;
  const step = stepOf({
    via: 'update',
    flow,
    environment,
    current,
    wanted: { version, number, enabled, priority },
    sentence: `Change the priority of ${versionText(now)} of “${flow.name}” in ${environment.name} from ${from} to ${to}.`,
    effects: rivals.map((other) =>
      notice(
        'equal_priority',
        'warning',
        `“${flow.name}” is also enabled in ${other.environment.name} with the same priority (${to}), so that neither goes first.`,
        flow,
      ),
    ),
  });
  const same = current.priority === priority;
  const already = `“${flow.name}” has the priority ${to} in ${environment.name} already; nothing will be written.`;
  return {
    title: `Change the priority of “${flow.name}” in ${environment.name}`,
    source: null,
    target: refOf(environment),
    steps: same ? [] : [step],
    notices: same ? [notice('already_equal', 'info', already, flow)] : [],
    watched: [watch(environment, flow, current)],
  };
}
