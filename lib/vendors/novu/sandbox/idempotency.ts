import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { NovuEnv } from './caller';
import { badRequest, builtInError } from './errors';
import type { SwitchBoard } from './switches';

const MINUTES = 60_000;
const HELD = 5 * MINUTES;
const KEPT = 24 * 60 * MINUTES;
const LINK = 'https://docs.novu.co/additional-resources/idempotency';

interface Entry {
  hash: string;
  until: number;
  state: { kind: 'running' } | { kind: 'failed' } | { kind: 'done'; status: number; body: string };
}

export interface Idempotency {
  guard: MiddlewareHandler<NovuEnv>;
  reset(): void;
}

/**
 * `Idempotency-Key` on POST and PATCH.
 *
 * An entry is known by organisation and key alone: another path with the same body gets the first path's answer.
 */
export function createIdempotency(switches: SwitchBoard): Idempotency {
  const entries = new Map<string, Entry>();
  return {
    reset: () => entries.clear(),
    async guard(c, next) {
      const key = c.req.header('idempotency-key');
      const covered = c.req.method === 'POST' || c.req.method === 'PATCH';
      if (!key || !covered || !switches.current().idempotency) return next();
      if (key.length > 255) {
        throw badRequest(`idempotencyKey "${key}" has exceeded the maximum allowed length of 255 characters`);
      }

      const name = `${c.get('caller').organisation._id}-${key}`;
      const hash = createHash('sha256')
        .update(JSON.stringify(c.get('body')))
        .digest('hex');
      const known = entries.get(name);
      if (known && known.until > Date.now()) return replay(known, key, hash);

      const entry: Entry = { hash, until: Date.now() + HELD, state: { kind: 'running' } };
      entries.set(name, entry);
      await next();
      entry.until = Date.now() + KEPT;
      if (c.error) {
        entry.state = { kind: 'failed' };
        return;
      }
      entry.state = { kind: 'done', status: c.res.status, body: await c.res.clone().text() };
      c.res.headers.set('Idempotency-Key', key);
    },
  };
}

function replay({ hash, state }: Entry, key: string, asked: string): Response {
  if (hash !== asked) {
    throw builtInError(422, `Request with key "${key}" is being reused for a different body`, { Link: LINK });
  }
  if (state.kind === 'running') {
    const message = `Request with key "${key}" is currently being processed. Please retry after 1 second`;
    throw builtInError(409, message, { Link: LINK, 'Retry-After': '1' });
  }
  // The cached exception has lost its class on the way through the cache, so the server cannot throw it again.
  if (state.kind === 'failed') throw builtInError(503, 'Service Unavailable');
  return new Response(state.body === '' ? null : state.body, {
    status: state.status,
    headers: { 'content-type': 'application/json', 'Idempotency-Key': key, 'Idempotency-Replay': 'true' },
  });
}
