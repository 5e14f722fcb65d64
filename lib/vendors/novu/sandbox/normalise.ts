import type { Agent, Json, JsonObject, Layout, Step, Workflow } from './documents';

type Fields = Record<string, unknown>;

/** What Novu compares of a workflow; everything else about it is volatile or computed. */
export function workflowFields(workflow: Workflow): Fields {
  return {
    workflowId: workflow.workflowId,
    name: workflow.name,
    tags: workflow.tags,
    active: workflow.active,
    preferences: workflow.preferences,
    description: workflow.description,
    payloadSchema: workflow.payloadSchema,
    validatePayload: workflow.validatePayload,
    isTranslationEnabled: workflow.isTranslationEnabled,
    severity: workflow.severity,
    agent: workflow.agent,
  };
}

export function stepFields({ controlValues, name, stepId, type, providerOverrides }: Step): Fields {
  return { controlValues, name, stepId, type, providerOverrides };
}

export function layoutFields({ layoutId, name, isTranslationEnabled, values }: Layout): Fields {
  return { layoutId, name, isTranslationEnabled, controls: { values } };
}

export function agentFields({ name, description, behavior }: Agent): Fields {
  return { name, description, behavior };
}

/** Compares by content; each document's text is worked out once, since documents never change in place. */
export function sameContent<T extends object>(one: T, other: T, fields: (document: T) => Fields): boolean {
  return one === other || textOf(one, fields) === textOf(other, fields);
}

/** A workflow is unchanged when its own fields and its steps, in order, are. */
export function sameWorkflow(one: Workflow, other: Workflow): boolean {
  return (
    one.steps.length === other.steps.length &&
    sameContent(one, other, workflowFields) &&
    one.steps.every((step, index) => {
      const counterpart = other.steps[index];
      return counterpart !== undefined && sameContent(step, counterpart, stepFields);
    })
  );
}

/** The layout a step asks for by name; null and absent mean none and the default one. */
export function layoutIdOf({ controlValues }: { controlValues: JsonObject }): string | undefined {
  return typeof controlValues.layoutId === 'string' ? controlValues.layoutId : undefined;
}

/** The agent a workflow is bound to. */
export function agentIdOf({ agent }: Workflow): string | undefined {
  return typeof agent?.identifier === 'string' ? agent.identifier : undefined;
}

const texts = new WeakMap<object, string>();

function textOf<T extends object>(document: T, fields: (document: T) => Fields): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(sorted(fields(document)));
  texts.set(document, text);
  return text;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/** Whether a value is a JSON object, as opposed to a list, a scalar or nothing. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
