import { type APIRequestContext, test as base, type Page, request as requests } from '@playwright/test';
import { openPolicy } from '@/lib/domain/policy';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { type House, startHouse } from './server';

export type Person = 'viewer' | 'operator' | 'approver' | 'approver2' | 'admin';

export interface Credentials {
  email: string;
  password: string;
}

/** The vendor's side of the wire: what was received, and what shall go wrong. */
export interface Vendor {
  reset(): Promise<void>;
  /** Forgets what was received, and nothing else. */
  forget(): Promise<void>;
  requests(): Promise<{ method: string; path: string; body: unknown; status: number | null }[]>;
  /** Requests that changed something, in order, as "METHOD /path". */
  writes(): Promise<string[]>;
  /** The same with what was sent. */
  written(): Promise<[write: string, body: unknown][]>;
  fault(fault: object): Promise<void>;
  mend(): Promise<void>;
}

interface Options {
  /** How many approvals Meridian's production asks for; the demonstration asks for one. */
  approvals: number;
}

interface Fixtures {
  policy: undefined;
  vendor: Vendor;
  /** Signs the page in. */
  signIn(page: Page, person: Person): Promise<void>;
  /** Somebody who calls our routes without a browser. */
  script(person: Person | Credentials | null): Promise<APIRequestContext>;
}

/** What a browser holds after signing in. */
type Session = Awaited<ReturnType<APIRequestContext['storageState']>>;

export const test = base.extend<
  Fixtures & Options & { baseURL: string },
  { house: House; sessionOf(who: Person | Credentials): Promise<Session> }
>({
  approvals: [0, { option: true }],
  house: [
    async ({ browserName: _browser }, use) => {
      const house = await startHouse();
      await use(house);
      await house.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  // Checking a password takes long on purpose, so everybody signs in once with each house.
  sessionOf: [
    async ({ house }, use) => {
      const sessions = new Map<string, Promise<Session>>();
      await use((who) => {
        const key = JSON.stringify(who);
        const session = sessions.get(key) ?? passwordSignIn(house.url, who);
        sessions.set(key, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  vendor: [
    async ({ house }, use) => {
      const vendor = vendorAt(house.sandbox);
      await vendor.reset();
      await use(vendor);
    },
    { auto: true },
  ],
  policy: [
    async ({ house, sessionOf, approvals }, use) => {
      const admin = await requests.newContext({ baseURL: house.url, storageState: await sessionOf('admin') });
      const answer = await admin.put('/api/policies', {
        data: { connection: 'novu', environment: MERIDIAN.production, policy: { ...openPolicy, approvals } },
      });
      if (!answer.ok()) throw new Error(`Setting the policy failed: ${await answer.text()}`);
      // A test that failed with the line stopped must not take the others down with it.
      await admin.post('/api/stop-the-line', { data: { stopped: false, reason: 'The next test begins' } });
      await admin.dispose();
      await use(undefined);
    },
    { auto: true },
  ],
  signIn: async ({ sessionOf }, use) => {
    await use(async (page, person) => {
      await page.context().addCookies((await sessionOf(person)).cookies);
    });
  },
  script: async ({ house, sessionOf }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (person) => {
      const context = await requests.newContext({
        baseURL: house.url,
        ...(person ? { storageState: await sessionOf(person) } : {}),
      });
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.dispose();
  },
});

export { expect } from '@playwright/test';

/** As a script would do it: the credentials provider of next-auth, with its own protection against forgery. */
async function passwordSignIn(url: string, who: Person | Credentials): Promise<Session> {
  const { email, password } = typeof who === 'string' ? { email: `${who}@promenade.test`, password: 'promenade' } : who;
  const context = await requests.newContext({ baseURL: url });
  const { csrfToken } = await (await context.get('/api/auth/csrf')).json();
  const form = { csrfToken, email, password, json: 'true' };
  const answer = await context.post('/api/auth/callback/credentials', { form });
  if (!answer.ok()) throw new Error(`Signing in as ${email} failed: ${answer.status()} ${await answer.text()}`);
  const session = await context.storageState();
  await context.dispose();
  return session;
}

function vendorAt(url: string): Vendor {
  const control = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const received: Vendor['requests'] = async () => (await (await control('GET', 'requests')).json()).requests;
  const written: Vendor['written'] = async () =>
    (await received())
      .filter(({ method, path }) => method !== 'GET' && !/\/(diff|auth\/login)$/.test(path))
      .map(({ method, path, body }) => [`${method} ${path}`, body]);
  return {
    reset: async () => void (await control('POST', 'reset')),
    forget: async () => void (await control('DELETE', 'requests')),
    requests: received,
    writes: async () => (await written()).map(([write]) => write),
    written,
    fault: async (fault) => void (await control('POST', 'faults', { vendor: 'novu', ...fault })),
    mend: async () => void (await control('DELETE', 'faults')),
  };
}
