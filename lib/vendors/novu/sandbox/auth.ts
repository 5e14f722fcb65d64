import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Caller, NovuEnv } from './caller';
import { unauthorized } from './errors';
import { environmentById, type Store } from './store';
import type { SwitchBoard } from './switches';
import type { Tokens } from './tokens';
import { parseDto } from './validation';

interface Parts {
  store: Store;
  switches: SwitchBoard;
  tokens: Tokens;
}

/** Finds out who calls; the scheme is compared with its case, as the server does. */
export function authenticate({ store, tokens }: Parts): MiddlewareHandler<NovuEnv> {
  return async (c, next) => {
    const [scheme = '', credential = ''] = c.req.header('authorization')?.split(' ') ?? [];
    if (scheme === '') throw unauthorized('Missing authorization header');
    if (scheme === 'ApiKey') c.set('caller', byKey(store, credential));
    else if (scheme === 'Bearer') c.set('caller', bySession(store, tokens.holder(credential), c));
    else throw unauthorized(`Invalid authentication scheme: "${scheme}"`);
    await next();
  };
}

/** For endpoints that are not opened to API keys. */
export const sessionOnly: MiddlewareHandler<NovuEnv> = async (c, next) => {
  if (c.get('caller').scheme === 'ApiKey') throw unauthorized('API endpoint not accessible');
  await next();
};

const Login = z.object({ email: z.string(), password: z.string() });

/** `POST /v1/auth/login`, the door of the community edition. */
export function authRoutes({ store, switches, tokens }: Parts): Hono<NovuEnv> {
  return new Hono<NovuEnv>().post('/login', (c) => {
    const { email, password } = parseDto(Login, c.get('body'));
    const organisation = store.organisations().find(({ login }) => login?.email === email);
    if (organisation?.login?.password !== password) throw unauthorized('Incorrect email or password provided.');
    return c.json({ data: { token: tokens.issue(organisation, switches.current().tokenSeconds) } }, 201);
  });
}

function byKey(store: Store, key: string): Caller {
  for (const organisation of store.organisations()) {
    const environment = organisation.environments.find((candidate) => candidate.key === key);
    if (environment) return { scheme: 'ApiKey', organisation, environment, person: organisation.owner };
  }
  throw unauthorized('API Key not found');
}

function bySession(store: Store, organisationId: string | undefined, c: Context<NovuEnv>): Caller {
  const organisation = store.organisations().find(({ _id }) => _id === organisationId);
  if (!organisation) throw unauthorized('Unauthorized');
  const wanted = c.req.header('novu-environment-id');
  const environment = wanted ? environmentById(organisation, wanted) : organisation.environments[0];
  if (!environment) throw unauthorized('Cannot find environment');
  return { scheme: 'Bearer', organisation, environment, person: organisation.owner };
}
