import { Hono } from 'hono';
import type { VendorSandbox } from '@/lib/vendors/sandbox';
import { accountRoutes } from './account-routes';
import { applicationRoutes } from './application-routes';
import { SEVALLA_KEY } from './constants';
import { errorResponse, notFound, SevallaError } from './errors';
import { createLimits } from './limits';
import { pipelineRoutes } from './pipeline-routes';
import { createStore } from './store';
import { createSwitchBoard } from './switches';

/** Sevalla's interface in version 3, with the web shop "Meridian Goods" as the company. */
export function createSevallaSandbox(): VendorSandbox {
  const switches = createSwitchBoard();
  const store = createStore(switches);
  const limits = createLimits(switches);

  const app = new Hono();
  app.onError((error) => errorResponse(error));
  app.notFound((c) => errorResponse(notFound(`Route ${c.req.method}:${c.req.path} not found`)));
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('x-request-id', crypto.randomUUID());
  });
  app.use('/v3/*', limits.guard, async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${SEVALLA_KEY}`) throw new SevallaError(401, 'Unauthorized');
    await next();
  });
  app.route('/v3', accountRoutes(store, switches));
  app.route('/v3/applications', applicationRoutes(store));
  app.route('/v3/pipelines', pipelineRoutes(store, switches));

  return {
    id: 'sevalla',
    fetch: (request) => app.fetch(request),
    configure: (part) => ({ ...switches.change(part) }),
    snapshot: () => store.snapshot(),
    reset(scale) {
      switches.reset();
      store.reset(scale);
      limits.reset();
    },
  };
}
