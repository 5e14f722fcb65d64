import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Deployment, Version } from './documents';
import { invalid, LaravelError } from './errors';
import { deploymentNode } from './nodes';
import { render } from './render';
import { microseconds } from './seed';
import type { Store } from './store';
import type { SwitchBoard } from './switches';

/** Who calls, in the vendor's records. */
const caller = 21;

const Id = z.union([z.string(), z.int()]).transform(String).nullish();
const Priority = z.int().nullish();
const Create = z.object({
  flow_version_id: Id,
  virtual_environment_id: Id,
  priority: Priority,
  deploy_disabled: z.boolean().nullish(),
});
const Update = z.object({
  virtual_environment_id: Id,
  priority: Priority,
  enabled_at: z.string().nullish(),
  deploy_disabled: z.boolean().nullish(),
});

/** The deployments of one flow version: create, read, update, delete, enable, disable. */
export function deploymentRoutes(store: Store, switches: SwitchBoard): Hono {
  const one = (deployment: Deployment, status = 200) =>
    Response.json(render(deploymentNode(store, deployment, []), switches.current()), { status });
  const named = (c: Context) => store.deployment(c.req.param('version') ?? '', c.req.param('deployment') ?? '');
  const toggle = (c: Context, on: boolean) => {
    const deployment = named(c);
    // Enabling anew forgets since when and by whom it was enabled.
    const state = on
      ? { enabled_at: microseconds(Date.now()), enabled_by: caller }
      : { enabled_at: null, enabled_by: null };
    return one(store.change(deployment, state));
  };

  return new Hono()
    .post('/:version/deployments', async (c) => {
      const failure = switches.takeFailure();
      if (failure === 422) throw invalid({ virtual_environment_id: ['The virtual environment has no configuration.'] });
      if (failure !== null) throw new LaravelError(failure, 'Server Error');
      return one(create(store, store.version(c.req.param('version')), await body(c, Create), switches));
    })
    .get('/:version/deployments/:deployment', (c) => one(named(c)))
    .put('/:version/deployments/:deployment', async (c) => {
      const deployment = named(c);
      const input = await body(c, Update);
      const environment = environmentOf(store, input.virtual_environment_id);
      const { flow_id } = store.version(String(deployment.flow_version_id));
      refuseClash(store, flow_id, environment, deployment);
      // A full replacement: what is not mentioned becomes null.
      const enabled_at = input.deploy_disabled ? null : (input.enabled_at ?? null);
      const enabled_by = enabled_at === null ? null : (deployment.enabled_by ?? caller);
      const priority = priorityOf(input.priority);
      return one(store.change(deployment, { virtual_environment_id: environment, priority, enabled_at, enabled_by }));
    })
    .delete('/:version/deployments/:deployment', (c) => {
      store.remove(named(c));
      return c.json({ message: 'Flow version deployment deleted successfully.' });
    })
    .post('/:version/deployments/:deployment/enable', (c) => toggle(c, true))
    .post('/:version/deployments/:deployment/disable', (c) => toggle(c, false));
}

function create(store: Store, version: Version, input: z.output<typeof Create>, switches: SwitchBoard): Deployment {
  if (input.flow_version_id == null) throw invalid({ flow_version_id: ['The flow version id field is required.'] });
  if (input.flow_version_id !== String(version.id))
    throw invalid({ flow_version_id: ['The selected flow version id is invalid.'] });
  const environment = environmentOf(store, input.virtual_environment_id);
  const { packageOverwrite } = switches.current();
  if (packageOverwrite) for (const old of placed(store, version.flow_id, environment)) store.remove(old);
  refuseClash(store, version.flow_id, environment, null);
  const enabled = packageOverwrite || input.deploy_disabled !== true;
  return store.add({
    flow_version_id: version.id,
    virtual_environment_id: environment,
    package_id: null,
    priority: priorityOf(input.priority),
    enabled_at: enabled ? microseconds(Date.now()) : null,
    enabled_by: enabled ? caller : null,
    user_id: caller,
  });
}

function environmentOf(store: Store, id: string | null | undefined): number | null {
  if (id == null) return null;
  const environment = store.account().environments.get(Number(id));
  if (!environment) throw invalid({ virtual_environment_id: ['The selected virtual environment id is invalid.'] });
  return environment.id;
}

function priorityOf(priority: number | null | undefined): number | null {
  if (priority == null) return null;
  if (priority < 1 || priority > 5) throw invalid({ priority: ['The priority field must be between 1 and 5.'] });
  return priority;
}

const placed = (store: Store, flow: number, environment: number | null) =>
  [...store.account().deployments.values()].filter(
    (one) => one.virtual_environment_id === environment && store.version(String(one.flow_version_id)).flow_id === flow,
  );

function refuseClash(store: Store, flow: number, environment: number | null, self: Deployment | null): void {
  if (placed(store, flow, environment).every(({ id }) => id === self?.id)) return;
  const message = 'A version of this flow is already deployed to the selected virtual environment.';
  throw invalid({ virtual_environment_id: [message] });
}

/** Only a body that is called JSON is read; anything else counts as no body at all. */
async function body<Output extends z.ZodType>(c: Context, schema: Output): Promise<z.output<Output>> {
  const text = c.req.header('content-type')?.includes('json') ? await c.req.text() : '';
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  const errors: Record<string, string[]> = {};
  for (const { path, message } of result.error.issues) errors[path.join('.') || 'body'] = [message];
  throw invalid(errors);
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new LaravelError(400, 'The request body is not valid JSON.');
  }
}
