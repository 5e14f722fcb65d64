import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '@/lib/domain/json';
import { agentResource, layoutResource, workflowResource } from './map';
import recorded from './recorded.json';
import {
  WireDiff,
  WireEnvironments,
  WireError,
  WireLayout,
  WirePublished,
  WireWorkflow,
  WireWorkflowPage,
} from './wire';

const workflow = WireWorkflow.parse(recorded.workflow).data;
const layout = WireLayout.parse(recorded.layout).data;
const anyScalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

const volatile = [
  '_id',
  'slug',
  'createdAt',
  'updatedAt',
  'updatedBy',
  'lastPublishedAt',
  'lastPublishedBy',
  'lastTriggeredAt',
  'status',
  'issues',
  'origin',
  'payloadExample',
  '_organizationId',
];
const volatileInStep = ['_id', 'slug', 'controls', 'variables', 'issues', 'workflowDatabaseId', 'origin'];
const lasting = [
  'name',
  'description',
  'tags',
  'active',
  'severity',
  'payloadSchema',
  'validatePayload',
  'preferences',
  'agent',
  'isTranslationEnabled',
  'something-novu-invents-next-year',
];
const lastingInStep = ['name', 'type', 'controlValues', 'providerOverrides', 'stepResolverHash'];

const withStep = (wire: JsonObject, change: (step: JsonObject) => JsonObject): JsonObject => ({
  ...wire,
  steps: Array.isArray(wire.steps) ? wire.steps.map((step) => (isObject(step) ? change(step) : step)) : [],
});
const different = (field: string) => ({ [field]: { a: 'value that is nowhere else' } });

test('any JSON at all becomes a resource, and never an error', () => {
  const anything = fc.jsonValue({ maxDepth: 3 }).map((value): Json => JSON.parse(JSON.stringify(value)));
  const names = fc.constantFrom(
    'workflowId',
    'layoutId',
    'identifier',
    'name',
    'steps',
    'updatedAt',
    'updatedBy',
    'agent',
  );
  const step = fc.dictionary(fc.constantFrom('stepId', 'name', 'type', 'controlValues', 'issues'), anything);
  const record = fc.dictionary(names, fc.oneof(anything, fc.array(step)));
  const odd = { toString: false };
  fc.assert(
    fc.property(record, (wire) => {
      for (const resource of [workflowResource(wire), layoutResource(wire), agentResource(wire)])
        expect(typeof resource.id).toBe('string');
    }),
    {
      examples: [[{ workflowId: odd, layoutId: odd, identifier: odd, name: odd, steps: [{ stepId: 'a', name: odd }] }]],
    },
  );
});

describe('normalising a workflow', () => {
  test('volatile fields never change the hash, whatever is in them', () => {
    const hash = workflowResource(workflow).hash;
    fc.assert(
      fc.property(
        fc.constantFrom(...volatile),
        fc.constantFrom(...volatileInStep),
        anyScalar,
        (field, stepField, value) => {
          const other = withStep({ ...workflow, [field]: value }, (step) => ({ ...step, [stepField]: value }));
          expect(workflowResource(other).hash).toBe(hash);
        },
      ),
    );
  });

  test.each(lasting)('%s counts', (field) => {
    expect(workflowResource({ ...workflow, ...different(field) }).hash).not.toBe(workflowResource(workflow).hash);
  });

  test.each(lastingInStep)('%s of a step counts', (field) => {
    const other = withStep(workflow, (step) => ({ ...step, ...different(field) }));
    expect(workflowResource(other).hash).not.toBe(workflowResource(workflow).hash);
  });

  test('a missing payload schema or agent is the same as none', () => {
    const { payloadSchema: _schema, agent: _agent, ...rest } = workflow;
    expect(workflowResource(rest).hash).toBe(workflowResource({ ...rest, payloadSchema: null, agent: null }).hash);
  });

  test('the layouts of its e-mails and its agent are what it needs', () => {
    const other = withStep({ ...workflow, agent: { identifier: 'helper' } }, (step) => ({
      ...step,
      controlValues: { layoutId: 'brand-layout' },
    }));
    expect(workflowResource(other).references).toEqual([
      { type: 'layout', id: 'brand-layout' },
      { type: 'agent', id: 'helper' },
    ]);
  });
});

test('of a layout, who is the default and when it was edited do not count; its content does', () => {
  const hash = layoutResource(layout).hash;
  expect(layoutResource({ ...layout, isDefault: false, updatedAt: 'later', variables: { a: 1 }, _id: 'x' }).hash).toBe(
    hash,
  );
  expect(layoutResource({ ...layout, controls: { values: { email: { body: 'other' } } } }).hash).not.toBe(hash);
});

test('of an agent, only what Novu compares counts', () => {
  const agent = { identifier: 'helper', name: 'Helper', behavior: { tone: 'calm' }, active: true };
  const { hash } = agentResource(agent);
  expect(agentResource({ ...agent, active: false, integrations: ['x'] }).hash).toBe(hash);
  expect(agentResource({ ...agent, behavior: { tone: 'brisk' } }).hash).not.toBe(hash);
});

describe('recorded answers', () => {
  test('are understood', () => {
    expect(WireEnvironments.parse(recorded.environments).data.map(({ name }) => name)).toEqual([
      'Development',
      'Production',
    ]);
    expect(WireWorkflowPage.parse(recorded.workflows).data.totalCount).toBe(1);
    expect(WireDiff.parse(recorded.diff).data.resources).toHaveLength(2);
    expect(WirePublished.parse(recorded.published).data.results).toHaveLength(3);
    expect(WireError.parse(recorded.scopeRefusal).message).toMatch(/single environment/);
  });

  test('lose their secret keys at once', () => {
    expect(JSON.stringify(recorded.environments)).toContain('9f2c-secret');
    expect(JSON.stringify(WireEnvironments.parse(recorded.environments))).not.toContain('9f2c-secret');
  });
});
