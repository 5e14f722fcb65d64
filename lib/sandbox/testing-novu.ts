import { afterAll, beforeAll, beforeEach } from 'vitest';
import { NOVU_KEYS, NOVU_LOGIN } from '@/lib/vendors/novu/sandbox/constants';
import { type RunningSandbox, startSandbox } from './host';

export interface Answer<Data> {
  status: number;
  headers: Headers;
  body: { data: Data; message: string; [field: string]: unknown };
}

type Headers = Record<string, string>;

/** One sandbox for a test file, back at its seed before every test. */
export function novuForTests(scale = 1) {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, scale });
  });
  beforeEach(() => control('POST', '/reset'));
  afterAll(() => sandbox.close());

  async function send<Data>(method: string, path: string, body: unknown, headers: Headers): Promise<Answer<Data>> {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: text === '' ? null : JSON.parse(text),
    };
  }
  const control = <Data = unknown>(method: string, path: string, body?: unknown) =>
    send<Data>(method, `/_sandbox${path}`, body, {});
  const as =
    (authorization: string, fixed: Headers = {}) =>
    <Data = unknown>(method: string, path: string, body?: unknown, headers: Headers = {}) =>
      send<Data>(method, `/novu${path}`, body, { authorization, ...fixed, ...headers });

  return {
    url: () => sandbox.url,
    send,
    control,
    as,
    development: as(`ApiKey ${NOVU_KEYS.development}`),
    staging: as(`ApiKey ${NOVU_KEYS.staging}`),
    production: as(`ApiKey ${NOVU_KEYS.production}`),
    legacy: as(`ApiKey ${NOVU_KEYS.legacy}`),
    async session(headers: Headers = {}) {
      const login = await send<{ token: string }>('POST', '/novu/v1/auth/login', NOVU_LOGIN, {});
      return as(`Bearer ${login.body.data.token}`, headers);
    },
  };
}
