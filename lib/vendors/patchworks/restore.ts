import { z } from 'zod';
import type { Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { Notice, PlanDraft } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';
import type { RestoreInput } from '../input';
import type { Tools } from './actions';
import { wrong } from './inputs';
import { findEnvironment } from './locate';
import { type Labelled, notice, oldOf, refOf, stepOf, watch } from './task';
import { stateText, versionText } from './words';

/** The document of a snapshot, read back. */
const Fields = z.object({
  version: z.object({ id: z.string() }),
  priority: z.number().nullable(),
  enabled: z.boolean(),
});

interface Earlier {
  flow: { id: string; name: string };
  current: FlowDeployment | null;
  wanted: Labelled | null;
  differs: boolean;
}

/** Says, flow by flow, what becomes what when the earlier state of an environment is put back. */
export async function planRestore(tools: Tools, { target, title, resources }: RestoreInput): Promise<PlanDraft> {
  const environment = await findEnvironment(tools, target, 'target');
  const all = await Promise.all(
    resources.map(async ({ type, id, resource }, index): Promise<Earlier> => {
      if (type !== 'flow') throw wrong(`resources.${index}`, `Promenade cannot put a ${type} back.`);
      const current = await tools.reader.at(environment.id, id);
      const flow = { id, name: current?.flow.name ?? resource?.name ?? `Flow ${id}` };
      const wanted = resource && labelled(resource);
      return { flow, current, wanted, differs: differs(current, wanted) };
    }),
  );
  const differing = all.filter((one) => one.differs);
  const steps = await Promise.all(
    differing.map(async ({ flow, current, wanted }) =>
      stepOf({
        via: 'restore',
        flow,
        environment,
        current,
        wanted,
        sentence: sentence(flow.name, current, wanted, environment),
        effects: [...newIdentity(flow, current, wanted), ...(await gone(tools, flow, wanted))],
      }),
    ),
  );
  return {
    title,
    source: null,
    target: refOf(environment),
    steps,
    notices: all
      .filter((one) => !one.differs)
      .map(({ flow }) =>
        notice('already_equal', 'info', `“${flow.name}” in ${environment.name} is as it was before.`, flow),
      ),
    watched: all.map(({ flow, current }) => watch(environment, flow, current)),
  };
}

function labelled({ document, ignored }: Resource): Labelled {
  const fields = Fields.safeParse(document.fields);
  if (!fields.success) throw new AppError('invalid_input', 'The snapshot is not one of a flow in an environment.');
  const { version, priority, enabled } = fields.data;
  const number = typeof ignored?.versionNumber === 'number' ? ignored.versionNumber : null;
  return { version: version.id, number, priority, enabled };
}

function differs(current: FlowDeployment | null, wanted: Labelled | null): boolean {
  if (!current || !wanted) return current !== null || wanted !== null;
  const { version, priority, enabled } = wanted;
  return current.version.id !== version || current.priority !== priority || current.enabled !== enabled;
}

function sentence(
  name: string,
  current: FlowDeployment | null,
  wanted: Labelled | null,
  { name: where }: Environment,
): string {
  const old = oldOf(current);
  if (!wanted) return `Delete “${name}” from ${where}, because it was not deployed there before.`;
  const goal = `${versionText(wanted)} of “${name}”, ${stateText(wanted)}`;
  if (!old) return `Deploy ${goal}, to ${where} again.`;
  if (old.version !== wanted.version) return `Replace ${versionText(old)} in ${where} with ${goal}, as it was before.`;
  return `Put “${name}” in ${where} back to ${stateText(wanted)}.`;
}

/** What has to be created comes back under another deployment id. */
function newIdentity(flow: Earlier['flow'], current: FlowDeployment | null, wanted: Labelled | null): Notice[] {
  if (!wanted || current?.version.id === wanted.version) return [];
  return [
    notice(
      'new_identity',
      'warning',
      `“${flow.name}” comes back under a new deployment id, and with a new date of being enabled.`,
      flow,
    ),
  ];
}

async function gone(tools: Tools, flow: Earlier['flow'], wanted: Labelled | null): Promise<Notice[]> {
  if (!wanted || (await tools.reader.catalogue.version(wanted.version))) return [];
  const message = `Patchworks has no ${versionText(wanted)} of “${flow.name}” any more, so that it cannot be put back.`;
  return [notice('version_gone', 'blocker', message, flow)];
}
