import { isObject, type Json, type JsonObject } from '@/lib/domain/json';
import type { Notice } from '@/lib/domain/plan';
import type { Document, Part, Resource } from '@/lib/domain/resource';
import { openSchema } from '@/lib/domain/workflow-form';
import type { StepInput, WorkflowCreation, WorkflowEdit } from '@/lib/domain/workflow-input';
import { wrongInput } from '../input';
import { VendorError } from '../transport';
import { withDocument } from './map';
import { stepsOf } from './workflow-body';
import { type Held, type Opened, workflowNotice } from './workflow-plan';

const channels = ['in_app', 'sms', 'email', 'push', 'chat', 'tool'];

/** What a workflow has when nobody says otherwise, as Novu 3.19.0 fills it in. */
const defaults: JsonObject = {
  tags: [],
  active: true,
  severity: 'none',
  agent: null,
  validatePayload: true,
  payloadSchema: openSchema,
  isTranslationEnabled: false,
  preferences: {
    user: null,
    default: {
      all: { enabled: true, readOnly: false },
      channels: Object.fromEntries(channels.map((channel) => [channel, { enabled: true }])),
    },
  },
};

/** A workflow that does not exist yet, as the vendor will hold it. */
export function createdResource({ steps, workflowId, ...given }: WorkflowCreation): Resource {
  const document: Document = {
    fields: { ...withSettings(defaults, given), workflowId },
    parts: partsOf(steps, null, []),
  };
  const blank = { type: 'workflow', id: workflowId, name: given.name, hash: '', updatedAt: null, updatedBy: null };
  return withDocument({ ...blank, document, ignored: {}, references: [] }, document);
}

/** An edit laid over what is there now, and which steps go by another id afterwards: new id to old id. */
export function editedResource({ wire, resource }: Held, edit: WorkflowEdit): { after: Resource; renamed: JsonObject } {
  const { steps, workflowId, ...given } = edit;
  if (workflowId !== undefined && workflowId !== resource.id)
    throw wrongInput('workflow.workflowId', 'The identifier of a workflow cannot be changed');
  const fields = withSettings(resource.document.fields, given);
  const { parts } = resource.document;
  const ids = new Map(stepsOf(wire).map((step) => [step._id, step.stepId]));
  const oldIds = (steps ?? []).map((step) => oldId(step, ids));
  const after = withDocument(resource, { fields, parts: steps ? partsOf(steps, parts, oldIds) : parts });
  const renamed = Object.fromEntries(
    oldIds.flatMap((old, index) => {
      const id = steps?.[index]?.stepId;
      return old === null || id === undefined || id === old ? [] : [[id, old]];
    }),
  );
  return { after, renamed };
}

type Settings = Omit<WorkflowEdit, 'steps' | 'workflowId'>;

/** Members that are not given stay; preferences are filled up channel by channel, as the vendor does. */
function withSettings(held: JsonObject, { preferences, ...given }: Settings): JsonObject {
  const fields: JsonObject = { ...held };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) fields[name] = value;
  if (!preferences) return fields;
  const before = isObject(held.preferences) ? held.preferences : {};
  const standard = preferences.default ?? preferences.workflow;
  return {
    ...fields,
    preferences: {
      ...before,
      ...(preferences.user === undefined ? {} : { user: preferences.user }),
      ...(standard ? { default: filledUp(isObject(before.default) ? before.default : {}, standard) } : {}),
    },
  };
}

function filledUp(held: JsonObject, given: JsonObject): JsonObject {
  return Object.fromEntries(
    [...new Set([...Object.keys(held), ...Object.keys(given)])].map((name) => {
      const [before, now] = [held[name], given[name]];
      return [name, isObject(before) && isObject(now) ? filledUp(before, now) : (now ?? before ?? null)];
    }),
  );
}

function oldId({ _id, stepId }: StepInput, ids: ReadonlyMap<Json | undefined, Json | undefined>): string | null {
  const known = ids.get(_id ?? '');
  if (typeof known === 'string') return known;
  return stepId !== undefined && [...ids.values()].includes(stepId) ? stepId : null;
}

function partsOf(
  steps: readonly StepInput[],
  held: readonly Part[] | null,
  oldIds: readonly (string | null)[],
): Part[] {
  const taken = new Set(steps.flatMap(({ stepId }) => stepId ?? []));
  const partOf = (step: StepInput, index: number): Part => {
    const old = held?.find(({ id }) => id === oldIds[index]) ?? null;
    if (step._id !== undefined && !old)
      throw wrongInput(`workflow.steps.${index}._id`, 'The workflow has no such step any more');
    const { controlValues, providerOverrides, name } = step;
    const { providerOverrides: kept, ...content } = old?.fields ?? {};
    const overrides = providerOverrides === undefined ? kept : providerOverrides;
    return {
      type: 'step',
      id: step.stepId ?? old?.id ?? freeId(name, taken),
      name,
      kind: step.type,
      fields: {
        ...content,
        controlValues: controlValues ?? content.controlValues ?? {},
        ...(overrides === undefined || overrides === null ? {} : { providerOverrides: overrides }),
      },
    };
  };
  // Translations are parts as well, but no steps; they stay.
  return [...steps.map(partOf), ...(held ?? []).filter(({ type }) => type !== 'step')];
}

/** The vendor makes an id of the name, with random letters when it is taken; ours can be foretold. */
function freeId(name: string, taken: Set<string>): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  for (let count = 1; ; count++) {
    const id = [slug || 'step', ...(count > 1 ? [count] : [])].join('-');
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** What the vendor would refuse or spoil, found before anything is sent. A full update sends every step again. */
export async function contentNotices({ client, environment }: Opened, after: Resource): Promise<Notice[]> {
  const layouts = after.references.filter(({ type }) => type === 'layout');
  const missing = await Promise.all(
    layouts.map(async ({ id }) => ((await client.layout(id).then(there, gone)) ? [] : [id])),
  );
  return [
    ...missing.flat().map((id) => {
      const message = `It needs the layout “${id}”, which ${environment.name} does not have. Novu would refuse it.`;
      return workflowNotice(id, 'reference_missing', 'blocker', message, 'layout');
    }),
    ...after.document.parts.flatMap((part) => spoilt(after.id, part)),
  ];
}

const there = () => true;
function gone(error: unknown): boolean {
  if (error instanceof VendorError && error.status === 404) return false;
  throw error;
}

/** Novu empties or rewrites the body of an e-mail that does not fit its editor, without a word. */
function spoilt(workflow: string, { name, kind, fields: { controlValues } }: Part): Notice[] {
  if (kind !== 'email' || !isObject(controlValues)) return [];
  const { body, editorType } = controlValues;
  if (typeof body !== 'string' || body === '' || isBlocks(body) === (editorType !== 'html')) return [];
  // Without a word about the editor the vendor leaves the body alone.
  if (editorType === undefined) return [];
  const message =
    editorType === 'html'
      ? `The content of “${name}” is of the block editor, but it is said to be HTML. Novu would rewrite it.`
      : `The content of “${name}” is not of the block editor. Novu would empty it.`;
  return [workflowNotice(workflow, 'content_spoilt', 'blocker', message)];
}

function isBlocks(body: string): boolean {
  try {
    const parsed: Json = JSON.parse(body);
    return isObject(parsed) && parsed.type === 'doc';
  } catch {
    return false;
  }
}
