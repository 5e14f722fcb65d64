import type { VendorMessage } from '../transport';
import { WireError } from './wire';

/**
 * Laravel's error body in words: a message, and for a 422 messages for each field. The text of a 404 names classes of
 * the server's program and that of a 500 may hold a stack, so neither is passed on.
 */
export function describeError(status: number, body: unknown): VendorMessage {
  if (status === 404) return { message: 'there is no such record' };
  if (status >= 500) return { message: 'the server has a fault' };
  if (status < 400)
    return { message: 'it wants a login page to be opened, so the address is not that of the interface' };
  const result = WireError.safeParse(body);
  if (!result.success) return { message: 'no reason was given' };
  const errors = Object.entries(result.data.errors ?? {}).flatMap(([path, messages]) =>
    messages.map((message) => ({ path, message })),
  );
  const detail = [...new Set(errors.map(({ message }) => message))].join(' ');
  return { message: detail || result.data.message || 'no reason was given', errors };
}

/** Seconds to wait: `Retry-After` in seconds, else `X-RateLimit-Reset` as the moment at which the limit is lifted. */
export function retryAfter(headers: Headers, now: () => number = Date.now): number | null {
  const seconds = numberIn(headers.get('retry-after'));
  if (seconds !== null) return Math.max(0, seconds);
  const reset = numberIn(headers.get('x-ratelimit-reset'));
  return reset === null ? null : Math.max(0, Math.ceil(reset - now() / 1000));
}

function numberIn(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
