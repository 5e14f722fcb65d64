import { hashDocument } from '@/lib/domain/document-hash';
import { asText, isObject, type Json, type JsonObject } from '@/lib/domain/json';
import { type Document, type Part, type Resource, type ResourceKey, without } from '@/lib/domain/resource';
import type { WireUser } from './wire';

/** What Novu's own comparison leaves out of a workflow; everything that is not named here counts. */
const volatileWorkflow = [
  'slug',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'lastPublishedAt',
  'lastPublishedBy',
  'origin',
  'status',
  'issues',
  'lastTriggeredAt',
  'payloadExample',
];
const volatileStep = ['slug', 'origin', 'controls', 'variables', 'issues', 'workflowId', 'workflowDatabaseId'];
const volatileLayout = ['slug', 'updatedAt', 'updatedBy', 'createdAt', 'origin', 'isDefault', 'type', 'variables'];
const agentFields = ['name', 'description', 'behavior'];

/** Members that start with an underscore are database ids, which differ between environments by nature. */
const volatile = (value: JsonObject, names: readonly string[]): string[] =>
  Object.keys(value).filter((key) => key.startsWith('_') || names.includes(key));

/** The fields that can differ without being compared, for "n differences ignored". */
export const ignoredFields = [
  ...new Set([...volatileWorkflow, ...volatileLayout, ...volatileStep.map((name) => `steps.${name}`)]),
].sort();

export function workflowResource(wire: JsonObject): Resource {
  const steps = (Array.isArray(wire.steps) ? wire.steps : []).filter(isObject);
  const dropped = volatile(wire, volatileWorkflow);
  const document: Document = {
    fields: { agent: null, payloadSchema: null, ...without(wire, [...dropped, 'steps']) },
    // Novu itself skips a step without `stepId`; it has nothing to be matched by.
    parts: steps.filter((step) => typeof step.stepId === 'string').map(stepPart),
  };
  const ignored = { ...pick(wire, dropped), steps: steps.map((step) => pick(step, volatile(step, volatileStep))) };
  return resourceOf('workflow', asText(wire.workflowId), wire, document, ignored, references(document));
}

/** A step from a workflow or from one side of a difference; both carry the same members. */
export function stepPart(step: JsonObject): Part {
  const { stepId, name, type, ...rest } = without(step, volatile(step, volatileStep));
  return {
    type: 'step',
    id: asText(stepId),
    name: asText(name ?? stepId),
    kind: typeof type === 'string' ? type : null,
    fields: rest,
  };
}

export function layoutResource(wire: JsonObject): Resource {
  const dropped = volatile(wire, volatileLayout);
  const document: Document = { fields: without(wire, dropped), parts: [] };
  return resourceOf('layout', asText(wire.layoutId), wire, document, pick(wire, dropped), []);
}

export function agentResource(wire: JsonObject): Resource {
  const document: Document = { fields: pick(wire, agentFields), parts: [] };
  const dropped = Object.keys(wire).filter((key) => !agentFields.includes(key) && key !== 'identifier');
  return resourceOf('agent', asText(wire.identifier), wire, document, pick(wire, dropped), []);
}

/** A resource with other content, its name and hash brought up to date. */
export function withDocument(resource: Resource, document: Document): Resource {
  const name = typeof document.fields.name === 'string' ? document.fields.name : resource.name;
  return { ...resource, name, document, hash: hashDocument(document), references: references(document) };
}

/** True for what may have translations, which no read shows. */
export const isTranslated = ({ document }: Resource): boolean => document.fields.isTranslationEnabled === true;

/** "Mira Okafor", or null when the vendor does not say. */
export function personName(user: WireUser | null | undefined): string | null {
  const name = [user?.firstName, user?.lastName].filter(Boolean).join(' ');
  return name === '' ? null : name;
}

function resourceOf(
  type: string,
  id: string,
  wire: JsonObject,
  document: Document,
  ignored: JsonObject,
  references: ResourceKey[],
): Resource {
  return {
    type,
    id,
    name: asText(wire.name ?? id),
    document,
    hash: hashDocument(document),
    updatedAt: typeof wire.updatedAt === 'string' && wire.updatedAt !== '' ? wire.updatedAt : null,
    updatedBy: isObject(wire.updatedBy)
      ? personName({ firstName: maybe(wire.updatedBy.firstName), lastName: maybe(wire.updatedBy.lastName) })
      : null,
    ignored,
    references,
  };
}

/** The layouts its e-mails are set in, and the agent it works for. */
function references({ fields, parts }: Document): ResourceKey[] {
  const layouts = parts.flatMap(({ fields: { controlValues } }) =>
    isObject(controlValues) && typeof controlValues.layoutId === 'string' ? [controlValues.layoutId] : [],
  );
  const agent = isObject(fields.agent) && typeof fields.agent.identifier === 'string' ? [fields.agent.identifier] : [];
  return [
    ...[...new Set(layouts)].map((id) => ({ type: 'layout', id })),
    ...agent.map((id) => ({ type: 'agent', id })),
  ];
}

function pick(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));
}

const maybe = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
