import type { Environment, Json, JsonObject, Step, Workflow } from './documents';
import { slugFor } from './identifiers';
import { statusOf, stepIssues } from './issues';
import { isObject } from './normalise';

/** One entry of the list: shorter than the document, and with an empty string where nothing was published yet. */
export function workflowListItem(workflow: Workflow) {
  return {
    _id: workflow._id,
    workflowId: workflow.workflowId,
    slug: slugFor(workflow.name, 'wf', workflow._id),
    name: workflow.name,
    origin: workflow.origin,
    tags: workflow.tags,
    updatedAt: workflow.updatedAt,
    lastPublishedAt: workflow.lastPublishedAt ?? '',
    stepTypeOverviews: workflow.steps.map(({ type }) => type),
    createdAt: workflow.createdAt,
    updatedBy: workflow.updatedBy ?? undefined,
    lastTriggeredAt: workflow.lastTriggeredAt,
    status: statusOf(workflow),
    isTranslationEnabled: workflow.isTranslationEnabled,
    steps: workflow.steps.map((step) => ({ slug: slugFor(step.name, 'st', step._id), type: step.type })),
  };
}

/** The whole document, as the single GET, a write and a sync answer it. */
export function workflowDetail(workflow: Workflow, environment: Environment) {
  return {
    _id: workflow._id,
    slug: slugFor(workflow.name, 'wf', workflow._id),
    workflowId: workflow.workflowId,
    name: workflow.name,
    description: workflow.description,
    tags: workflow.tags,
    active: workflow.active,
    status: statusOf(workflow),
    origin: workflow.origin,
    severity: workflow.severity,
    agent: workflow.agent,
    validatePayload: workflow.validatePayload,
    payloadSchema: workflow.payloadSchema,
    payloadExample: exampleOf(workflow.payloadSchema),
    isTranslationEnabled: workflow.isTranslationEnabled,
    preferences: workflow.preferences,
    createdAt: workflow.createdAt,
    updatedAt: workflow.updatedAt,
    updatedBy: workflow.updatedBy ?? undefined,
    lastPublishedAt: workflow.lastPublishedAt,
    lastPublishedBy: workflow.lastPublishedBy ?? undefined,
    lastTriggeredAt: workflow.lastTriggeredAt,
    steps: workflow.steps.map((step) => stepDetail(step, workflow, environment)),
  };
}

function stepDetail(step: Step, workflow: Workflow, environment: Environment) {
  return {
    _id: step._id,
    stepId: step.stepId,
    slug: slugFor(step.name, 'st', step._id),
    name: step.name,
    type: step.type,
    origin: workflow.origin,
    workflowId: workflow.workflowId,
    workflowDatabaseId: workflow._id,
    controls: {
      dataSchema: { type: 'object' },
      uiSchema: { group: step.type.toUpperCase() },
      values: step.controlValues,
    },
    controlValues: step.controlValues,
    variables: { type: 'object', properties: { payload: workflow.payloadSchema ?? { type: 'object' } } },
    providerOverrides: step.providerOverrides,
    issues: stepIssues(step, environment),
  };
}

function exampleOf(schema: JsonObject | null): JsonObject {
  if (!schema || !isObject(schema.properties)) return {};
  return Object.fromEntries(Object.entries(schema.properties).map(([name, type]) => [name, exampleValue(type, name)]));
}

function exampleValue(schema: Json, name: string): Json {
  const type = isObject(schema) ? schema.type : undefined;
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'array') return [];
  return type === 'object' && isObject(schema) ? exampleOf(schema) : name;
}
