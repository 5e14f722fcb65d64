/** What can go wrong, as a closed list; `lib/http/problem.ts` maps each code to a status and a title. */
export type ErrorCode =
  | 'invalid_input'
  | 'confirmation_missing'
  | 'reason_missing'
  | 'unauthenticated'
  | 'forbidden'
  | 'cross_site'
  | 'not_found'
  | 'conflict'
  | 'idempotency_mismatch'
  | 'plan_stale'
  | 'plan_blocked'
  | 'not_allowed_now'
  | 'too_many_requests'
  | 'vendor_rejected'
  | 'vendor_unauthorized'
  | 'vendor_forbidden'
  | 'vendor_not_found'
  | 'vendor_rate_limited'
  | 'vendor_unavailable'
  | 'vendor_unreadable'
  | 'internal';

/** One field that was wrong, named by its path in the input. */
export interface FieldError {
  path: string;
  message: string;
}

/** What somebody was kept from, as far as whoever refuses knows; for the record, never for the answer. */
export interface About {
  connection?: string | undefined;
  environment?: string | undefined;
  digest?: string | undefined;
}

interface Details {
  about?: About;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

/**
 * The one error that operations and vendors throw. `message` is written for the person at the screen:
 * it never carries a vendor's raw answer, a credential or a stack.
 */
const marker = Symbol.for('promenade.AppError');

export class AppError extends Error {
  readonly [marker] = true;

  /** By a mark and not by class: Next bundles this file more than once, and each copy has a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && marker in value;
  }

  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly about: About | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.errors = details.errors ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.about = details.about;
  }
}

/** One field of an input that is wrong; `message` is a sentence without its end. */
export function invalidInput(path: string, message: string): AppError {
  return new AppError('invalid_input', `${message}.`, { errors: [{ path, message }] });
}
