import type { Notice, PlanDraft, PlanStep, PlanStepDraft, Verb } from '@/lib/domain/plan';
import { keyText, Resource } from '@/lib/domain/resource';
import type { RestoreInput } from '../input';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { notOpen } from './compare';
import { attempt, beforeWriting } from './outcome';
import { removeResource, writeLayout } from './publish-apply';
import { switchOf } from './switch-of';
import { storable, workflowBody } from './workflow-body';

/** Says, resource by resource, what becomes what when the earlier state is put back. */
export async function planRestore(tools: Tools, { target, title, resources }: RestoreInput): Promise<PlanDraft> {
  const environment = (await tools.environments()).find(({ id }) => id === target);
  if (!environment) throw notOpen();
  const to = { id: environment.id, name: environment.name, production: environment.production };
  const open = await tools.access.of(target);
  const now = await Promise.all(
    resources.map(async ({ type, id, resource }) => {
      const current = await tools.read(target, { type, id });
      return { type, id, resource: resource && storable(resource, current), current };
    }),
  );
  const differing = now.filter(({ resource, current }) => (resource?.hash ?? null) !== (current?.hash ?? null));
  const steps = differing.map(({ type, id, resource, current }): PlanStepDraft => {
    const verb: Verb = resource === null ? 'delete' : current === null ? 'create' : 'update';
    const name = resource?.name ?? current?.name ?? id;
    return {
      id: keyText({ type, id }),
      verb,
      type,
      resourceId: id,
      name,
      environment: to,
      sentence: sentence(verb, type, name, to.name),
      before: current?.hash ?? null,
      after: resource?.hash ?? null,
      dependsOn: (resource?.references ?? [])
        .map(keyText)
        .filter((key) => differing.some((one) => keyText(one) === key)),
      effects: [...newIdentity(verb, type, name, id), ...(open && type !== 'agent' ? [] : [noMeans(type, name, id)])],
      affects: [],
      undo: verb === 'delete' ? 'recreated' : 'exact',
      ...switchOf(current, resource),
      preview: { before: current, after: resource },
      input: { via: 'restore', resource: resource && JSON.parse(JSON.stringify(resource)) },
    };
  });
  return {
    title,
    source: null,
    target: to,
    steps: steps.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1)),
    notices: now
      .filter((one) => !differing.includes(one))
      .map(({ type, id, resource }) => asBefore(type, id, resource?.name ?? id, to.name)),
    watched: now.map(({ type, id, resource, current }) => ({
      environment: to,
      type,
      id,
      name: resource?.name ?? id,
      hash: current?.hash ?? null,
    })),
  };
}

function sentence(verb: Verb, type: string, name: string, where: string): string {
  if (verb === 'delete') return `Delete ${type} “${name}” from ${where}, because it was not there before.`;
  if (verb === 'create') return `Create ${type} “${name}” in ${where} again, as it was.`;
  return `Put ${type} “${name}” in ${where} back to what it was.`;
}

/** Novu gives what is created again another internal id; whatever refers to that id by hand does not find it. */
function newIdentity(verb: Verb, type: string, name: string, id: string): Notice[] {
  if (verb !== 'create') return [];
  return [
    {
      code: 'new_identity',
      severity: 'warning',
      message: `“${name}” comes back under a new internal id.`,
      resource: { type, id },
    },
  ];
}

function noMeans(type: string, name: string, id: string): Notice {
  const message =
    type === 'agent'
      ? `The agent “${name}” cannot be put back through Novu’s interface.`
      : `No credential of this connection can write “${name}”.`;
  return { code: 'no_means', severity: 'blocker', message, resource: { type, id } };
}

function asBefore(type: string, id: string, name: string, where: string): Notice {
  return {
    code: 'already_equal',
    severity: 'info',
    message: `${name} in ${where} is as it was before.`,
    resource: { type, id },
  };
}

/** Layouts before the workflows that use them; deletions last, and then the other way round. */
function place({ verb, type }: PlanStepDraft): number {
  const order = type === 'layout' ? 0 : 1;
  return verb === 'delete' ? 10 - order : order;
}

/** Writes one earlier document back with the target's own credential. */
export async function applyRestore(tools: Tools, step: PlanStep): Promise<StepOutcome> {
  return attempt(async () => {
    const client = await tools.access.of(step.environment.id);
    if (!client) throw notOpen();
    if (step.verb === 'delete') return removeResource(client, step);
    const resource = Resource.parse(step.input.resource);
    if (step.type === 'layout') return writeLayout(client, step, resource);
    const current = step.verb === 'update' ? await client.workflow(step.resourceId).catch(beforeWriting) : null;
    if (current) await client.updateWorkflow(step.resourceId, workflowBody(resource, current));
    else {
      const { workflowId } = await client.createWorkflow({
        ...workflowBody(resource, null),
        workflowId: step.resourceId,
      });
      // Novu appends letters to an id that is taken, and answers success.
      if (workflowId !== step.resourceId)
        return { status: 'unknown', message: `Novu created it under another id: ${workflowId}.` };
    }
    return { status: 'succeeded', message: current ? 'Novu updated it.' : 'Novu created it again.' };
  });
}
