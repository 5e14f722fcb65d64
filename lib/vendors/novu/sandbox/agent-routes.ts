import { Hono } from 'hono';
import type { NovuEnv } from './caller';
import { notFound } from './errors';
import type { SwitchBoard } from './switches';

/** `GET /v1/agents`, a plain list; a server from before agents does not know it. */
export function agentRoutes(switches: SwitchBoard): Hono<NovuEnv> {
  return new Hono<NovuEnv>().get('/', (c) => {
    if (!switches.current().agents) throw notFound('Cannot GET /v1/agents');
    const { environment } = c.get('caller');
    const owned = { _environmentId: environment._id, _organizationId: environment.organisationId };
    return c.json({ data: [...environment.agents.values()].map((agent) => ({ ...agent, ...owned })) });
  });
}
