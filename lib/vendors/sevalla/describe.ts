import type { VendorMessage } from '../transport';
import { WireError } from './wire';

/** Sevalla's error body in words. `data.code` names the incident for their support; it says nothing about the reason. */
export function describeError(status: number, body: unknown): VendorMessage {
  const result = WireError.safeParse(body);
  const spoken = result.success ? result.data.message : null;
  const code = result.success ? result.data.data?.code : null;
  const reference = code ? ` (reference for Sevalla's support: ${code})` : '';
  return { message: (spoken || fallback(status)) + reference };
}

function fallback(status: number): string {
  return status >= 500 ? 'the server has a fault' : 'no reason was given';
}

/** Sevalla has no Retry-After; `x-ratelimit-reset` are seconds that are left, not a moment. */
export function retryAfter(headers: Headers): number | null {
  const text = headers.get('x-ratelimit-reset');
  const seconds = Number(text ?? Number.NaN);
  return text !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
