import { AppError } from '@/lib/domain/error';
import type { Affected, Notice } from '@/lib/domain/plan';
import { keyText, type ResourceKey } from '@/lib/domain/resource';
import { isTranslated } from './map';
import type { Planning, Sides } from './publish-plan';

/** What a write does besides what it was asked for. */
export interface SideEffects {
  effects: Notice[];
  affects: Affected[];
  dependsOn: string[];
}

/** Publishing a workflow overwrites its layouts and agent in the target and takes over whether it is active. */
export async function publishSideEffects(planning: Planning, { key, source, target }: Sides): Promise<SideEffects> {
  const hidden: Notice[] = [];
  const found = await Promise.all(
    (source?.references ?? []).map((other) =>
      planning.sides(other).catch((error: unknown) => {
        if (other.type !== 'agent' || !(error instanceof AppError) || error.code !== 'vendor_forbidden') throw error;
        hidden.push(notice('reference_unread', 'warning', unreadAgent(planning, other), other));
        return null;
      }),
    ),
  );
  const dragged = found.filter((other) => other !== null);
  const effects = [
    ...foreign(planning, { key, source, target }),
    ...activeSwitch(planning, { key, source, target }),
    ...broken(planning, { key, source, target }),
    ...translations(planning, { key, source, target }),
    ...hidden,
  ];
  const affects: Affected[] = [];
  for (const other of dragged) {
    if (other.source === null) {
      effects.push(notice('reference_missing', 'blocker', missing(planning, other.key), other.key));
      continue;
    }
    if (other.source.hash === other.target?.hash || planning.selected.has(keyText(other.key))) continue;
    effects.push(notice('dragged_along', 'warning', along(planning, other), other.key));
    const after = { id: other.key.id, type: other.key.type, name: other.source.name };
    affects.push({ ...after, before: other.target?.hash ?? null, after: other.source.hash });
  }
  return { effects, affects, dependsOn: dragged.map((other) => keyText(other.key)) };
}

function activeSwitch({ to }: Planning, { key, source, target }: Sides): Notice[] {
  const [becomes, was] = [source?.document.fields.active, target?.document.fields.active];
  if (key.type !== 'workflow' || !source || !target || becomes === was) return [];
  const message = becomes
    ? `“${source.name}” is paused in ${to.name} and will be switched on.`
    : `“${source.name}” is active in ${to.name} and will be paused.`;
  return [notice(becomes ? 'switched_on' : 'paused', 'warning', message, key)];
}

/** The vendor refuses to carry over what was made in code, in either way of publishing. */
function foreign({ from }: Planning, { key, source }: Sides): Notice[] {
  const origin = source?.ignored?.origin;
  if (key.type !== 'workflow' || typeof origin !== 'string' || origin === 'novu-cloud') return [];
  const message = `“${source?.name ?? key.id}” in ${from.name} is of origin “${origin}”, not made in Novu’s dashboard. Novu refuses to publish it.`;
  return [notice('made_elsewhere', 'blocker', message, key)];
}

function broken({ from }: Planning, { key, source }: Sides): Notice[] {
  if (source?.ignored?.status !== 'ERROR') return [];
  return [notice('has_issues', 'warning', `“${source.name}” has steps with errors in ${from.name}.`, key)];
}

/** Translations travel with their workflow, but no read shows them. */
function translations({ to }: Planning, { key, source, target }: Sides): Notice[] {
  if (key.type !== 'workflow' || !source || ![source, target].some((side) => side && isTranslated(side))) return [];
  const message = `Novu carries the translations of “${source.name}” to ${to.name} as well. They cannot be read here, so the proof does not cover them.`;
  return [notice('translations_travel', 'info', message, key)];
}

function unreadAgent({ to }: Planning, { id }: ResourceKey): string {
  return `It works for the agent “${id}”, which cannot be read with these credentials. Novu creates it in ${to.name} or overwrites it there along with the workflow.`;
}

function missing({ from }: Planning, { type, id }: ResourceKey): string {
  return `It needs the ${type} “${id}”, which ${from.name} does not have. Novu would refuse to publish it.`;
}

function along({ to }: Planning, { key, source, target }: Sides): string {
  const name = `${key.type} “${source?.name ?? key.id}”`;
  if (key.type === 'agent' && !target)
    return `The ${name} is created in ${to.name} along with it, switched off and not set up.`;
  return target
    ? `The ${name} differs and is overwritten in ${to.name} along with it.`
    : `The ${name} is created in ${to.name} along with it.`;
}

/** Deleting a layout takes it out of every e-mail of the target that is set in it; a workflow is gone for good. */
export async function deletionSideEffects(planning: Planning, { key, target }: Sides): Promise<SideEffects> {
  if (key.type !== 'layout') {
    return {
      effects: [notice('deleted_for_good', 'warning', goneForGood(planning, key), key)],
      affects: [],
      dependsOn: [],
    };
  }
  if (target?.ignored?.isDefault === true) {
    const message = `“${target.name}” is the default layout of ${planning.to.name}. Novu refuses to delete it.`;
    return { effects: [notice('default_layout', 'blocker', message, key)], affects: [], dependsOn: [] };
  }
  const client = await planning.access.of(planning.to.id);
  if (!client) {
    const message = `Which workflows of ${planning.to.name} use “${key.id}” could not be found out.`;
    return { effects: [notice('usage_unknown', 'warning', message, key)], affects: [], dependsOn: [] };
  }
  const users = (await client.layoutUsage(key.id)).map(({ workflowId: id, name }) => ({ type: 'workflow', id, name }));
  const read = await Promise.all(users.map(planning.sides));
  const left = users.filter((user) => !planning.selected.has(keyText(user)));
  return {
    effects: left.map((user) => notice('loses_layout', 'warning', losesLayout(planning, user.name, key.id), user)),
    affects: read
      .filter((user) => !planning.selected.has(keyText(user.key)))
      .map(({ key: { type, id }, target: now }) => ({ type, id, name: now?.name ?? id, before: now?.hash ?? null })),
    dependsOn: users.map(keyText),
  };
}

const losesLayout = ({ to }: Planning, name: string, layout: string) =>
  `“${name}” in ${to.name} still uses “${layout}” and falls back to the default layout.`;

function goneForGood({ to }: Planning, { type, id }: ResourceKey): string {
  return `Whatever triggers the ${type} “${id}” in ${to.name} fails from then on. Undoing it makes a new one with another internal id.`;
}

function notice(code: string, severity: Notice['severity'], message: string, { type, id }: ResourceKey): Notice {
  return { code, severity, message, resource: { type, id } };
}
