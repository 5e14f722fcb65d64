import { Hono } from 'hono';
import { z } from 'zod';
import { hasEnded } from './clock';
import type { Build, Deployment } from './documents';
import { badRequest, notFound } from './errors';
import { bodyOf, page, parse, Uuid } from './protocol';
import { buildOf as buildNumber } from './seed/builds';
import { buildOf, type Store } from './store';
import { listedApplication, shownDeployment, wholeApplication } from './views';

const DeployBody = z.strictObject({
  branch: z.string().optional(),
  docker_image: z.string().optional(),
  is_restart: z.boolean().default(false),
});

/** `/applications`: lists, settings, variables, deployments. */
export function applicationRoutes(store: Store): Hono {
  const app = new Hono();
  const applicationIn = (id: string) => store.application(parse(Uuid, id));
  const deploymentIn = (id: string, deployment: string): Deployment => {
    const found = store.deployments(applicationIn(id).id).find((one) => one.id === parse(Uuid, deployment));
    if (!found) throw notFound('Deployment not found');
    return found;
  };

  app.get('/', (c) => {
    const newestFirst = [...store.company().applications.values()].reverse();
    return c.json(page(newestFirst, c.req.query(), (one) => listedApplication(store, one)));
  });
  app.get('/:id', (c) => c.json(wholeApplication(store, applicationIn(c.req.param('id')))));
  app.get('/:id/env-vars', (c) => {
    const { id } = applicationIn(c.req.param('id'));
    return c.json(page(store.company().variables.get(id) ?? [], c.req.query(), (one) => one));
  });
  app.get('/:id/deployments', (c) =>
    c.json(page(store.deployments(applicationIn(c.req.param('id')).id), c.req.query(), shownDeployment)),
  );
  app.post('/:id/deployments', async (c) => {
    const { id } = applicationIn(c.req.param('id'));
    return c.json(shownDeployment(deployAnew(store, id, parse(DeployBody, await bodyOf(c.req.raw)))));
  });
  // It takes no body: which deployment to go back to cannot be chosen, whatever is sent.
  app.post('/:id/deployments/rollback', (c) => {
    const { id } = applicationIn(c.req.param('id'));
    const [, previous] = store.deployments(id).filter(({ status }) => status === 'success');
    if (!previous) throw badRequest('No previous successful deployment to roll back to');
    const order = { build: buildOf(previous), trigger: 'ROLLBACK_DEPLOYMENT', steps: ['rollout'] };
    return c.json(shownDeployment(store.deploy(id, order)));
  });
  app.get('/:id/deployments/:deployment', (c) =>
    c.json(shownDeployment(deploymentIn(c.req.param('id'), c.req.param('deployment')))),
  );
  app.post('/:id/deployments/:deployment/cancel', (c) => {
    const deployment = deploymentIn(c.req.param('id'), c.req.param('deployment'));
    if (hasEnded(deployment)) throw badRequest('Completed deployments cannot be cancelled');
    store.cancel(deployment.app_id, deployment.id);
    return c.json({ message: 'Deployment is being cancelled' });
  });
  app.get('/:id/deployments/:deployment/logs', (c) => {
    const deployment = deploymentIn(c.req.param('id'), c.req.param('deployment'));
    // Without `from` only the last hour is told, so that the log of an older deployment seems empty.
    const from = Date.parse(c.req.query('from') ?? '') || Date.now() - 3_600_000;
    return c.json(logOf(deployment).filter(({ unix_timestamp }) => unix_timestamp / 1000 >= from));
  });
  return app;
}

/** A deployment of new code, or of what ran last where a restart is asked for. */
function deployAnew(store: Store, id: string, { branch, docker_image, is_restart }: z.output<typeof DeployBody>) {
  const application = store.application(id);
  const past = store.deployments(id);
  const last = past.find(({ status }) => status === 'success');
  if (is_restart) {
    if (!last) throw badRequest('There is no build to restart');
    return store.deploy(id, { build: buildOf(last), trigger: 'RESTART', steps: ['rollout'] });
  }
  const steps = application.docker_image ? ['rollout'] : ['checkout', 'build', 'rollout'];
  return store.deploy(id, { build: newBuild(), trigger: 'MANUAL_DEPLOY', steps });

  function newBuild(): Build {
    const number = 100 + past.length;
    const built = buildNumber(application.name, branch ?? application.default_branch ?? 'main', number);
    if (!application.docker_image) return { ...built, repo_url: application.repo_url };
    const nothing = { git_type: null, repo_url: null, branch: null, commit_sha: null, commit_message: null };
    const image = docker_image ?? `${application.docker_image.split(':')[0]}:${number}`;
    return { ...nothing, docker_image_url: image, author_login: null, author_img: null };
  }
}

function logOf(deployment: Deployment) {
  const { id, steps, created_at, started_at, finished_at, status } = deployment;
  const begin = Date.parse(started_at ?? created_at);
  const lines = started_at === null ? [] : steps.map((step) => ['INFO', `Step ${step} started`]);
  const end = status === 'failed' ? [['ERROR', 'Health check failed: no answer on port 3000 within 60 seconds']] : [];
  const done = finished_at === null ? [] : [['INFO', `Deployment ended: ${status}`]];
  return [['INFO', 'Deployment accepted'], ...lines, ...end, ...done].map(([severity, message], index) => ({
    id: `${id}-${index}`,
    message,
    service: 'APP_DEPLOYMENT',
    severity,
    timestamp: new Date(begin + index * 1000).toISOString().replace('T', ' ').replace('Z', ''),
    tags: {},
    attributes: {},
    unix_timestamp: (begin + index * 1000) * 1000,
  }));
}
