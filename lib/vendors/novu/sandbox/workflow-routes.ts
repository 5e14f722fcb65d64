import { Hono } from 'hono';
import { z } from 'zod';
import { sessionOnly } from './auth';
import type { Caller, NovuEnv } from './caller';
import type { Environment, Workflow } from './documents';
import { badRequest, NovuError, notFound, outsideScope } from './errors';
import { findByPathId, isInternalId, slugify } from './identifiers';
import { environmentById, type Store } from './store';
import type { SwitchBoard } from './switches';
import { syncWorkflow } from './sync';
import { parseDto } from './validation';
import { CreateInput, PatchInput, UpdateInput } from './workflow-input';
import { listWorkflows } from './workflow-list';
import { workflowDetail } from './workflow-view';
import { createWorkflow, freeIdentifier, patchWorkflow, updateWorkflow } from './workflow-write';

const SyncInput = z.object({ targetEnvironmentId: z.string() });
const DuplicateInput = z.object({ name: z.string().nullish(), workflowId: z.string().nullish() });

/** `/v2/workflows` */
export function workflowRoutes(store: Store, switches: SwitchBoard): Hono<NovuEnv> {
  const app = new Hono<NovuEnv>();

  app.get('/', (c) => c.json({ data: listWorkflows(c.get('caller').environment, new URL(c.req.url).searchParams) }));
  app.get('/:id', (c) => {
    const environment = readableEnvironment(c.get('caller'), c.req.query('environmentId'));
    return c.json({ data: workflowDetail(workflowIn(environment, c.req.param('id')), environment) });
  });
  app.post('/', (c) => {
    const caller = c.get('caller');
    const input = parseDto(CreateInput, c.get('body'));
    const workflow = createWorkflow(input, { caller, store, switches: switches.current() });
    return c.json({ data: workflowDetail(workflow, caller.environment) }, 201);
  });
  app.put('/:id', (c) => {
    const caller = c.get('caller');
    const input = parseDto(UpdateInput, c.get('body'));
    const workflow = workflowIn(caller.environment, c.req.param('id'));
    return c.json({ data: workflowDetail(updateWorkflow(workflow, input, { caller, store }), caller.environment) });
  });
  app.patch('/:id', (c) => {
    const caller = c.get('caller');
    const input = parseDto(PatchInput, c.get('body'));
    const workflow = workflowIn(caller.environment, c.req.param('id'));
    return c.json({ data: workflowDetail(patchWorkflow(workflow, input, { caller, store }), caller.environment) });
  });
  app.delete('/:id', (c) => {
    const { environment } = c.get('caller');
    environment.workflows.delete(workflowIn(environment, c.req.param('id')).workflowId);
    return c.body(null, 204);
  });
  app.put('/:id/sync', (c) => {
    const { organisation, environment: source, person } = c.get('caller');
    const { targetEnvironmentId } = parseDto(SyncInput, c.get('body'));
    if (targetEnvironmentId === source._id) throw badRequest('Cannot sync workflow to the same environment');
    const target = environmentById(organisation, targetEnvironmentId);
    if (!target) throw notFound(`Environment ${targetEnvironmentId} not found`);
    const workflow = workflowIn(source, c.req.param('id'));
    const synced = syncWorkflow(workflow, { source, target, person, store, switches: switches.current() });
    return c.json({ data: workflowDetail(synced, target) });
  });
  app.post('/:id/duplicate', sessionOnly, (c) => {
    const { environment, person } = c.get('caller');
    const input = parseDto(DuplicateInput, c.get('body'));
    const original = workflowIn(environment, c.req.param('id'));
    const name = input.name ?? `${original.name} (Copy)`;
    const { _id, now } = store.stamp();
    const { lastPublishedAt: _at, lastPublishedBy: _by, lastTriggeredAt: _last, ...content } = original;
    const copy: Workflow = {
      ...content,
      _id,
      workflowId: freeIdentifier(environment.workflows, input.workflowId ?? slugify(name)),
      name,
      steps: original.steps.map((step) => ({ ...step, _id: store.stamp()._id })),
      createdAt: now,
      updatedAt: now,
      updatedBy: person,
    };
    environment.workflows.set(copy.workflowId, copy);
    return c.json({ data: workflowDetail(copy, environment) }, 201);
  });

  return app;
}

function workflowIn(environment: Environment, id: string): Workflow {
  const workflow = findByPathId(environment.workflows, id);
  if (!workflow) throw new NovuError(404, 'Workflow cannot be found', { ctx: { workflowId: id } });
  return workflow;
}

function readableEnvironment({ scheme, organisation, environment }: Caller, asked: string | undefined): Environment {
  if (asked === undefined || asked === environment._id) return environment;
  if (scheme === 'ApiKey') throw outsideScope();
  if (!isInternalId(asked)) throw badRequest('Invalid environment ID format');
  const other = environmentById(organisation, asked);
  if (!other) throw notFound(`Environment ${asked} not found`);
  return other;
}
