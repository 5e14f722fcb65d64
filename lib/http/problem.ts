import { AppError, type ErrorCode } from '@/lib/domain/error';
import type { Problem } from '@/lib/endpoints/problem';

const known: Record<ErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: 'The request is not right' },
  confirmation_missing: { status: 400, title: 'The request is not right' },
  reason_missing: { status: 400, title: 'The request is not right' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'You may not do this' },
  cross_site: { status: 403, title: 'The request came from another site' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Not possible right now' },
  idempotency_mismatch: { status: 422, title: 'The key belongs to another request' },
  plan_stale: { status: 409, title: 'The plan is out of date' },
  plan_blocked: { status: 422, title: 'The plan cannot be carried out' },
  not_allowed_now: { status: 409, title: 'The change may not run now' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  vendor_rejected: { status: 422, title: 'The vendor refused the request' },
  vendor_unauthorized: { status: 502, title: 'The vendor did not accept the credentials' },
  vendor_forbidden: { status: 502, title: 'The credentials do not reach that far' },
  vendor_not_found: { status: 404, title: 'The vendor does not have it' },
  vendor_rate_limited: { status: 503, title: 'The vendor asks to wait' },
  vendor_unavailable: { status: 502, title: 'The vendor could not be reached' },
  vendor_unreadable: { status: 502, title: 'The vendor’s answer could not be understood' },
  internal: { status: 500, title: 'Something went wrong' },
};

/** Any error in the words that the browser gets. What we did not throw ourselves says nothing but its request id. */
export function problemOf(
  error: unknown,
  requestId: string,
): { problem: Problem; retryAfterSeconds: number | undefined } {
  const ours =
    error instanceof AppError
      ? error
      : new AppError('internal', 'Promenade failed. The log has the details under this request id.');
  const { status, title } = known[ours.code];
  const problem: Problem = {
    type: `urn:promenade:problem:${ours.code}`,
    title,
    status,
    detail: ours.message,
    code: ours.code,
    requestId,
    ...(ours.errors.length > 0 ? { errors: ours.errors } : {}),
  };
  return { problem, retryAfterSeconds: ours.retryAfterSeconds };
}

/** Any error as the answer that the browser gets. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { problem, retryAfterSeconds } = problemOf(error, requestId);
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterSeconds)));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
