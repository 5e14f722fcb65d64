import type { MiddlewareHandler } from 'hono';
import type { NovuEnv } from './caller';
import { NovuError } from './errors';
import type { SwitchBoard } from './switches';

const WINDOW = 5;

export interface Buckets {
  limit: MiddlewareHandler<NovuEnv>;
  reset(): void;
}

/** A token bucket for each environment and category: five seconds' worth of requests and a tenth more. */
export function createBuckets(switches: SwitchBoard): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    reset: () => buckets.clear(),
    async limit(c, next) {
      const { rateLimit } = switches.current();
      const { scheme, environment } = c.get('caller');
      if (rateLimit === false || scheme !== 'ApiKey') return next();

      const category = /^\/v2\/(?:workflows|layouts)/.test(c.req.path) ? 'configuration' : 'global';
      const rate = category === 'global' ? Math.ceil(rateLimit * 1.5) : rateLimit;
      const burst = Math.floor(rate * WINDOW * 1.1);
      const name = `${environment._id}:${category}:${rate}`;
      const now = Date.now();
      const bucket = buckets.get(name) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate);
      buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });

      const remaining = Math.max(0, Math.floor(tokens - 1));
      const reset = String(Math.max(1, Math.ceil((burst - remaining) / rate)));
      const headers: Record<string, string> = {
        'RateLimit-Limit': String(rate * WINDOW),
        'RateLimit-Remaining': String(remaining),
        'RateLimit-Reset': reset,
        'RateLimit-Policy': `${rate * WINDOW};w=${WINDOW};burst=${burst};comment="token bucket";category="${category}";cost="single";serviceLevel="free"`,
      };
      if (tokens < 1) {
        const retry = String(Math.max(1, Math.ceil((1 - tokens) / rate)));
        throw new NovuError(429, 'API rate limit exceeded', { ctx: {}, headers: { ...headers, 'Retry-After': retry } });
      }
      await next();
      for (const [header, value] of Object.entries(headers)) c.res.headers.set(header, value);
    },
  };
}
