import type { MiddlewareHandler } from 'hono';
import { errorResponse, SevallaError } from './errors';
import type { SwitchBoard } from './switches';

const MINUTE = 60_000;

interface Tier {
  name: string;
  limit: number;
}

/** Which counter a request is charged to. Nobody says which one a promotion is; the strictest fits best. */
function tierOf(method: string, path: string): Tier {
  const [, , kind = '', resource = ''] = path.split('/');
  if (/\/deployments\/[^/]+\/logs$/.test(path)) return { name: 'logs', limit: 30 };
  if (method === 'GET') return { name: 'read', limit: 400 };
  if (method === 'POST' && /\/(promote|deployments|rollback)$/.test(path))
    return { name: `deployment ${kind}/${resource}`, limit: 10 };
  return { name: 'write', limit: 30 };
}

export interface Limits {
  guard: MiddlewareHandler;
  reset(): void;
}

/** Counts every request in windows of a minute, tells the count, and keeps the limit when it is switched on. */
export function createLimits(switches: SwitchBoard): Limits {
  const windows = new Map<string, { used: number; ends: number }>();
  return {
    reset: () => windows.clear(),
    async guard(c, next) {
      const { name, limit } = tierOf(c.req.method, c.req.path);
      const now = Date.now();
      const held = windows.get(name);
      const window = held && held.ends > now ? held : { used: 0, ends: now + MINUTE };
      const over = window.used >= limit && switches.current().rateLimit;
      windows.set(name, over ? window : { ...window, used: window.used + 1 });
      if (over) c.res = errorResponse(new SevallaError(429, 'Rate limit exceeded'));
      else await next();
      c.res.headers.set('x-ratelimit-limit', String(limit));
      c.res.headers.set('x-ratelimit-remaining', String(Math.max(0, limit - window.used - 1)));
      // Seconds that are left, not a moment.
      c.res.headers.set('x-ratelimit-reset', String(Math.ceil((window.ends - now) / 1000)));
    },
  };
}
