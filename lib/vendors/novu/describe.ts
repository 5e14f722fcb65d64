import type { VendorMessage } from '../transport';
import { WireError } from './wire';

/**
 * Novu's error body in words. A 422 comes in three shapes: messages under `errors.general`, messages under the
 * path of each field, and no `errors` at all.
 */
export function describeError(status: number, body: unknown): VendorMessage {
  const result = WireError.safeParse(body);
  if (!result.success) return { message: [fallback(status), advice[status]].filter(Boolean).join(' — ') };
  const { message, errors, errorId } = result.data;
  const fields = Object.entries(errors ?? {}).flatMap(([path, { messages }]) =>
    messages.map((text) => ({ path: fieldOf(path), message: text })),
  );
  const spoken = Array.isArray(message) ? message.join('; ') : message;
  const detail = fields.map(({ path, message: text }) => (path ? `${path}: ${text}` : text)).join('; ');
  const reference = errorId ? ` (reference for Novu's support: ${errorId})` : '';
  const words = [spoken ?? fallback(status), detail].filter(Boolean).join(': ') + reference;
  return { message: [words, advice[status]].filter(Boolean).join(' — '), errors: fields };
}

/** Fields come as `workflowDto.name`; the first half is the server's own business. */
const fieldOf = (path: string): string => (path === 'general' ? '' : path.replace(/^\w*Dto\./, ''));

/** What to do about it, where the vendor's words alone leave a person standing. */
const advice: Partial<Record<number, string>> = {
  402: 'The plan of this Novu account does not include it.',
  405: 'Something between Promenade and Novu does not let this kind of request through.',
  413: 'The workflow is larger than Novu takes; shorten its content.',
  414: 'The identifier is longer than Novu takes.',
  415: 'Something between Promenade and Novu changes the requests.',
};

function fallback(status: number): string {
  return status >= 500 ? 'the server has a fault' : 'no reason was given';
}

/** Novu names its wait in seconds, on a 429 as well as on idempotency conflicts. */
export function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? headers.get('ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
