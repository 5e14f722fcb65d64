import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Caller, NovuEnv } from './caller';
import type { Environment } from './documents';
import { badRequest } from './errors';
import { slugFor } from './identifiers';
import type { SwitchBoard } from './switches';

/** `/v1/environments`: the list answers the caller's own secret in clear, which no client may pass on. */
export function environmentRoutes(switches: SwitchBoard): Hono<NovuEnv> {
  const app = new Hono<NovuEnv>();
  app.get('/', (c) => {
    const caller = c.get('caller');
    const everyKey = caller.scheme === 'Bearer' || switches.current().siblingKeys;
    return c.json({
      data: caller.organisation.environments.map((environment) => ({
        ...documentOf(environment),
        slug: slugFor(kindOf(environment), 'env', environment._id),
        apiKeys: everyKey || environment === caller.environment ? keysOf(environment, caller) : [],
      })),
    });
  });
  app.get('/me', (c) => c.json({ data: documentOf(c.get('caller').environment) }));
  return app;
}

/** `/v2/environments/{id}/tags`, which takes the internal id or the public identifier and is not guarded. */
export function tagRoutes(): Hono<NovuEnv> {
  return new Hono<NovuEnv>().get('/:id/tags', (c) => {
    const id = c.req.param('id');
    const { environments } = c.get('caller').organisation;
    const environment = environments.find(({ _id, identifier }) => _id === id || identifier === id);
    if (!environment) throw badRequest(`Environment ${id} not found`);
    const tags = new Set([...environment.workflows.values()].flatMap((workflow) => workflow.tags));
    return c.json({ data: [...tags].sort().map((name) => ({ name })) });
  });
}

function documentOf(environment: Environment) {
  return {
    _id: environment._id,
    name: environment.name,
    _organizationId: environment.organisationId,
    identifier: environment.identifier,
    type: environment.type,
    color: environment.color,
    _parentId: environment.parentId,
    createdAt: environment.createdAt,
    updatedAt: environment.updatedAt,
  };
}

function keysOf({ key }: Environment, { person }: Caller) {
  return [{ key, _userId: person._id, hash: createHash('sha256').update(key).digest('hex') }];
}

function kindOf({ name, type }: Environment): string {
  if (name === 'Development') return 'dev';
  return name === 'Production' ? type : name;
}
