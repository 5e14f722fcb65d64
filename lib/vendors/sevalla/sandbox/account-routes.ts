import { Hono } from 'hono';
import { COMPANY, id } from './constants';
import { notFound } from './errors';
import { page, parse, Uuid } from './protocol';
import type { Store } from './store';
import type { SwitchBoard } from './switches';

const KEY = { name: 'Promenade sandbox', expires_at: null, company_id: COMPANY, status: 'active' };
const PERMISSIONS = ['APP:READ', 'APP:UPDATE', 'PIPELINE:READ', 'PIPELINE:UPDATE', 'PROJECT:READ'];

const people = [
  ['rhea@meridian.test', 'Rhea Okafor'],
  ['tomasz@meridian.test', 'Tomasz Lis'],
].map(([email, full_name], index) => ({
  id: id('f1', index + 1),
  email,
  image: 'https://avatars.githubusercontent.com/u/583231',
  full_name,
}));

/** `/api-keys`, `/projects` and `/users`. */
export function accountRoutes(store: Store, switches: SwitchBoard): Hono {
  const app = new Hono();
  app.get('/api-keys/validate', (c) => c.json(KEY));
  app.get('/api-keys/me', (c) => {
    if (!switches.current().keysMe) throw notFound('Route GET:/v3/api-keys/me not found');
    return c.json({ ...KEY, capabilities: PERMISSIONS.map((permission) => ({ permission, id_resource: null })) });
  });
  app.get('/projects', (c) => c.json(page([...store.company().projects.values()], c.req.query(), (one) => one)));
  app.get('/projects/:id', (c) => {
    const project = store.company().projects.get(parse(Uuid, c.req.param('id')));
    if (!project) throw notFound('Project not found');
    const services = [...store.company().applications.values()]
      .filter(({ project_id }) => project_id === project.id)
      .map(({ id: application, name, display_name }) => ({ id: application, name, display_name, type: 'app' }));
    return c.json({ ...project, services });
  });
  // No counters here, unlike every other list.
  app.get('/users', (c) => c.json({ data: people }));
  return app;
}
