import type { MiddlewareHandler } from 'hono';
import { LaravelError } from './errors';
import type { SwitchBoard } from './switches';

const WINDOW = 60_000;

export interface Throttle {
  limit: MiddlewareHandler;
  reset(): void;
}

/** Laravel's throttle: so many requests in a minute that begins with the first of them. */
export function createThrottle(switches: SwitchBoard): Throttle {
  let began = 0;
  let count = 0;
  return {
    reset() {
      count = 0;
      began = 0;
    },
    async limit(c, next) {
      const { throttle } = switches.current();
      if (throttle === null) return next();
      const now = Date.now();
      if (now - began >= WINDOW) {
        began = now;
        count = 0;
      }
      count += 1;
      const limits = {
        'X-RateLimit-Limit': String(throttle),
        'X-RateLimit-Remaining': String(Math.max(0, throttle - count)),
      };
      if (count > throttle) {
        const left = Math.max(1, Math.ceil((began + WINDOW - now) / 1000));
        const reset = String(Math.ceil(now / 1000) + left);
        const headers = { ...limits, 'Retry-After': String(left), 'X-RateLimit-Reset': reset };
        throw new LaravelError(429, 'Too Many Attempts.', undefined, headers);
      }
      await next();
      for (const [name, value] of Object.entries(limits)) c.res.headers.set(name, value);
    },
  };
}
