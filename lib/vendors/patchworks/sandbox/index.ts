import { Hono, type MiddlewareHandler } from 'hono';
import type { VendorSandbox } from '@/lib/vendors/sandbox';
import { PATCHWORKS_KEY } from './constants';
import { deploymentRoutes } from './deployment-routes';
import { browserPage, errorResponse, LaravelError, unauthenticated, unauthorized } from './errors';
import { listRoutes } from './list-routes';
import { createStore } from './store';
import { createSwitchBoard, type SwitchBoard } from './switches';
import { createThrottle } from './throttle';

/** Patchworks' Core API as far as deployments of flow versions need it; answers are Laravel's. */
export function createPatchworksSandbox(): VendorSandbox {
  const store = createStore();
  const switches = createSwitchBoard();
  const throttle = createThrottle(switches);

  const app = new Hono();
  app.onError(errorResponse);
  app.notFound((c) => errorResponse(new LaravelError(404, `The route ${c.req.path.slice(1)} could not be found.`)));
  app.use('/api/v1/*', asksForJson, authenticate(switches), throttle.limit);
  app.route('/api/v1', listRoutes(store, switches));
  app.route('/api/v1/flow-versions', deploymentRoutes(store, switches));

  return {
    id: 'patchworks',
    fetch: (request) => app.fetch(request),
    configure: (part) => ({ ...switches.change(part) }),
    snapshot: () => store.snapshot(),
    reset(scale) {
      store.reset(scale);
      switches.reset();
      throttle.reset();
    },
  };
}

const asksForJson: MiddlewareHandler = async (c, next) => {
  if (!c.req.header('accept')?.includes('application/json')) return browserPage(c.req.url);
  await next();
};

/** An API key comes as it is, a token of a login as Bearer; the key has the rights of a manager and no more. */
function authenticate(switches: SwitchBoard): MiddlewareHandler {
  return async (c, next) => {
    const credential = c.req.header('authorization');
    if (credential !== PATCHWORKS_KEY && credential !== `Bearer ${PATCHWORKS_KEY}`) throw unauthenticated();
    const isKey = credential === PATCHWORKS_KEY;
    if (isKey && switches.current().managerKey403 && c.req.method !== 'GET') throw unauthorized();
    await next();
  };
}
