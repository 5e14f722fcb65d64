import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import type { VendorSandbox } from '@/lib/vendors/sandbox';
import { agentRoutes } from './agent-routes';
import { authenticate, authRoutes } from './auth';
import { readBody } from './body';
import type { NovuEnv } from './caller';
import { environmentRoutes, tagRoutes } from './environment-routes';
import { errorResponse, notFound } from './errors';
import { createIdempotency } from './idempotency';
import { layoutRoutes } from './layout-routes';
import { promotionRoutes } from './promotion-routes';
import { createBuckets } from './rate-limit';
import { createStore } from './store';
import { createSwitchBoard } from './switches';
import { createTokens } from './tokens';
import { workflowRoutes } from './workflow-routes';

const SECURED = ['/v1/environments/*', '/v1/agents/*', '/v2/environments/*', '/v2/workflows/*', '/v2/layouts/*'];

/** Novu as `vendors/novu.md` describes it: two organisations, with and without the scope guard of 3.18. */
export function createNovuSandbox(): VendorSandbox {
  const store = createStore();
  const switches = createSwitchBoard();
  const tokens = createTokens();
  const buckets = createBuckets(switches);
  const idempotency = createIdempotency(switches);

  const app = new Hono<NovuEnv>();
  app.onError((error, c) => errorResponse(error, c.req.url));
  app.notFound((c) => errorResponse(notFound(`Cannot ${c.req.method} ${c.req.path}`), c.req.url));
  app.use(readBody);
  for (const path of SECURED) {
    app.use(path, authenticate({ store, switches, tokens }), buckets.limit, idempotency.guard, async (c, next) => {
      if (c.req.method !== 'GET' && switches.current().workMs > 0)
        await sleep(switches.current().workMs, undefined, { ref: false });
      await next();
    });
  }
  app.route('/v1/auth', authRoutes({ store, switches, tokens }));
  app.route('/v1/environments', environmentRoutes(switches));
  app.route('/v1/agents', agentRoutes(switches));
  app.route('/v2/environments', tagRoutes());
  app.route('/v2/environments', promotionRoutes(store, switches));
  app.route('/v2/workflows', workflowRoutes(store, switches));
  app.route('/v2/layouts', layoutRoutes(store));

  return {
    id: 'novu',
    fetch: (request) => app.fetch(request),
    configure: (part) => ({ ...switches.change(part) }),
    snapshot: () => store.snapshot(),
    reset(scale) {
      store.reset(scale);
      switches.reset();
      tokens.reset();
      buckets.reset();
      idempotency.reset();
    },
  };
}
