import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { z } from 'zod';
import type { Json } from '@/lib/domain/json';
import { SEVALLA_KEY } from '@/lib/vendors/sevalla/sandbox/constants';
import { type RunningSandbox, startSandbox } from './host';

type Headers = Record<string, string>;

export interface SevallaAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as this schema reads it. */
  as<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
}

/** One sandbox for a test file, back at its seed before every test. */
export function sevallaForTests(scale = 1) {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, scale });
  });
  beforeEach(() => control('POST', '/reset'));
  afterAll(() => sandbox.close());

  async function send(method: string, path: string, body?: Json, headers: Headers = {}): Promise<SevallaAnswer> {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      as: (schema) => schema.parse(JSON.parse(text)),
    };
  }
  const control = (method: string, path: string, body?: Json) => send(method, `/_sandbox${path}`, body);
  const authorization = `Bearer ${SEVALLA_KEY}`;

  return {
    url: () => sandbox.url,
    send,
    control,
    /** One call with the key that is good; the path begins after `/v3`. */
    call: (method: string, path: string, body?: Json) => send(method, `/sevalla/v3${path}`, body, { authorization }),
    switches: (part: Json) => control('PATCH', '/sevalla', part),
    fault: (part: { [name: string]: Json }) => control('POST', '/faults', { vendor: 'sevalla', ...part }),
    /** What the sandbox was asked since the last reset, as "METHOD path". */
    async requests(): Promise<string[]> {
      const { requests }: { requests: { vendor: string; method: string; path: string }[] } = JSON.parse(
        (await control('GET', '/requests')).text,
      );
      return requests.filter(({ vendor }) => vendor === 'sevalla').map(({ method, path }) => `${method} ${path}`);
    },
  };
}
