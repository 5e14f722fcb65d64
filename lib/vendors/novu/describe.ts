import type { VendorMessage } from '../transport';
import { WireError } from './wire';

/**
 * Novu's error body in words. A 422 comes in three shapes: messages under `errors.general`, messages under the
 * path of each field, and no `errors` at all.
 */
export function describeError(status: number, body: unknown): VendorMessage {
  const result = WireError.safeParse(body);
  if (!result.success) return { message: fallback(status) };
  const { message, errors, errorId } = result.data;
  const fields = Object.entries(errors ?? {}).flatMap(([path, { messages }]) =>
    messages.map((text) => ({ path: path === 'general' ? '' : path, message: text })),
  );
  const spoken = Array.isArray(message) ? message.join('; ') : message;
  const detail = fields.map(({ path, message: text }) => (path ? `${path}: ${text}` : text)).join('; ');
  const reference = errorId ? ` (reference for Novu's support: ${errorId})` : '';
  return { message: [spoken ?? fallback(status), detail].filter(Boolean).join(': ') + reference, errors: fields };
}

function fallback(status: number): string {
  return status >= 500 ? 'the server has a fault' : 'no reason was given';
}

/** Novu names its wait in seconds, on a 429 as well as on idempotency conflicts. */
export function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? headers.get('ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
