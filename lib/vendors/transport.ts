import type { z } from 'zod';
import { AppError, type ErrorCode, type FieldError } from '@/lib/domain/error';
import type { Json } from '@/lib/domain/json';
import { parsed, parseEnvelope, textOf } from '@/lib/domain/json-bytes';
import { redact } from '@/lib/domain/redact';
import { type Budget, Closed, longestPause } from './budget';
import { type Answer, exchange } from './exchange';
import { patienceNow, usualPatience } from './patience';
import { ownTurn } from './turns';

/** What a vendor's error body says, once its adapter has read it. Nothing else of the body goes any further. */
export interface VendorMessage {
  message: string;
  errors?: FieldError[];
}

/** How to talk to one vendor's server. */
export interface TransportOptions {
  vendor: string;
  baseUrl: string;
  budget: Budget;
  /** Whatever must not show up in a message, even when the vendor repeats it. */
  secrets(): readonly string[];
  /** Reads the vendor's own error shape. It must not let through stacks or secrets. */
  describe(status: number, body: unknown): VendorMessage;
  /** Seconds to wait that the answer's headers ask for, if they do. */
  retryAfter(headers: Headers): number | null;
  timeoutSeconds?: number;
}

export interface VendorRequest<Output extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body?: Json;
  output: Output;
  /** The member that the whole answer is wrapped in, when its text is to be handed on as it came. */
  envelope?: string;
}

/** How far a failed request got: whether the vendor may have acted on it. */
export type Reach = 'not_sent' | 'refused' | 'ambiguous';

/** A failed request to a vendor. `reach` tells a writer whether to believe that nothing happened. */
const marker = Symbol.for('promenade.VendorError');

export class VendorError extends AppError {
  readonly [marker] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && marker in value;
  }

  readonly status: number | null;
  readonly reach: Reach;

  constructor(
    code: ErrorCode,
    message: string,
    about: { status?: number; reach: Reach; errors?: FieldError[]; retryAfterSeconds?: number },
  ) {
    super(code, message, {
      ...(about.errors ? { errors: about.errors } : {}),
      ...(about.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: about.retryAfterSeconds }),
    });
    this.status = about.status ?? null;
    this.reach = about.reach;
  }
}

export type Send = <Output extends z.ZodType>(request: VendorRequest<Output>) => Promise<z.output<Output>>;

/**
 * A `send` for one server: fixed origin, no redirects, a time limit, a size limit, and errors in our own words. A vendor
 * that asks to wait is left alone by everything that shares the budget. Whoever can wait that long asks again by itself;
 * everybody else is told until when.
 */
export function transport(options: TransportOptions): Send {
  const { budget } = options;
  return async (request) => {
    // What a write rests on was looked at right before, and must not have become old by the time that it is sent.
    const patience = request.method === 'GET' ? patienceNow() : usualPatience;
    let left = patience.seconds;
    for (let attempt = 1; ; attempt++) {
      try {
        return await budget.run(() => once(options, request), { ahead: attempt > 1, patience: patience.seconds });
      } catch (error) {
        if (error instanceof Closed) throw stillClosed(options, error.seconds);
        const wait = error instanceof VendorError ? waitAskedFor(error) : null;
        if (wait === null) throw error;
        budget.pause(wait);
        if (!isHarmless(error, request) || attempt >= patience.attempts || wait > left) throw error;
        left -= wait;
      }
    }
  };
}

/** Seconds that the vendor wants to be left alone for, or null when it said nothing of the kind. */
function waitAskedFor({ status, retryAfterSeconds }: VendorError): number | null {
  return retryAfterSeconds ?? (status === 429 ? 1 : null);
}

/** A 429 was not acted upon, so that even a write may be sent again; any other refusal says so of reads only. */
const isHarmless = (error: unknown, { method }: { method: string }) =>
  method === 'GET' || (error instanceof VendorError && error.status === 429);

/** As good as a refusal: the vendor would answer 429, and is not even asked. */
function stillClosed({ vendor }: TransportOptions, seconds: number): VendorError {
  const message = `${vendor} has asked to be left alone, for another ${seconds} seconds. Nothing was sent; try again then.`;
  return new VendorError('vendor_rate_limited', message, { status: 429, reach: 'refused', retryAfterSeconds: seconds });
}

async function once<Output extends z.ZodType>(
  options: TransportOptions,
  request: VendorRequest<Output>,
): Promise<z.output<Output>> {
  const { vendor } = options;
  const read = request.method === 'GET';
  const response = await ask(options, request);
  const bytes = await response.bytes().catch(() => {
    throw new VendorError('vendor_unavailable', `${vendor} broke off in the middle of its answer.`, {
      reach: 'ambiguous',
    });
  });
  await ownTurn();
  if (response.status >= 300) throw refusal(options, response, parsed(textOf(bytes)));
  const wrapped = request.envelope && parseEnvelope(bytes, request.envelope);
  const result = request.output.safeParse(wrapped || (response.status === 204 ? {} : parsed(textOf(bytes))));
  if (result.success) return result.data;
  const did = read ? '' : ' Whether it carried out the request cannot be told from that.';
  throw new VendorError('vendor_unreadable', `${vendor} answered with something that cannot be understood.${did}`, {
    status: response.status,
    reach: 'ambiguous',
  });
}

async function ask<Output extends z.ZodType>(
  { vendor, baseUrl, timeoutSeconds: seconds = 30 }: TransportOptions,
  { method, path, headers, body }: VendorRequest<Output>,
): Promise<Answer> {
  const url = `${baseUrl.replace(/\/$/, '')}${path}`;
  const kind: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  try {
    return await exchange({
      method,
      url,
      headers: { accept: 'application/json', ...headers, ...kind },
      body: body === undefined ? null : JSON.stringify(body),
      seconds,
    });
  } catch (error) {
    throw connectionError(vendor, seconds, error);
  }
}

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function connectionError(vendor: string, seconds: number, error: unknown): VendorError {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new VendorError('vendor_unavailable', `${vendor} did not answer within ${seconds} seconds.`, {
      reach: 'ambiguous',
    });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (neverSent.has(code)) {
    return new VendorError('vendor_unavailable', `${vendor} cannot be reached (${code}). Nothing was sent.`, {
      reach: 'not_sent',
    });
  }
  return new VendorError('vendor_unavailable', `The connection to ${vendor} broke before it answered.`, {
    reach: 'ambiguous',
  });
}

const codeFor: Partial<Record<number, ErrorCode>> = {
  401: 'vendor_unauthorized',
  403: 'vendor_forbidden',
  404: 'vendor_not_found',
  429: 'vendor_rate_limited',
};

function refusal(options: TransportOptions, response: Answer, body: unknown): VendorError {
  const { status } = response;
  const described = options.describe(status, body);
  const hide = (text: string) => redact(text, options.secrets());
  const message = hide(described.message);
  const errors = described.errors?.map((error) => ({ path: error.path, message: hide(error.message) }));
  const asked = status === 429 || status === 503 ? options.retryAfter(response.headers()) : null;
  const wait = asked === null ? null : Math.max(0, asked);
  const code = codeFor[status] ?? (status >= 500 || status < 400 ? 'vendor_unavailable' : 'vendor_rejected');
  return new VendorError(code, `${options.vendor} answered ${status}: ${message}${untilWhen(options, message, wait)}`, {
    status,
    reach: status >= 500 ? 'ambiguous' : 'refused',
    ...(errors ? { errors } : {}),
    ...(wait === null ? {} : { retryAfterSeconds: wait }),
  });
}

/** Short waits are hardly noticed; a long one has to be told. */
function untilWhen({ vendor }: TransportOptions, message: string, wait: number | null): string {
  if (wait === null || wait <= usualPatience.seconds) return '';
  const asked = `${/[.!?]$/.test(message) ? '' : '.'} It asks to wait for ${Math.ceil(wait)} seconds`;
  if (wait <= longestPause)
    return `${asked}: until then Promenade sends nothing to ${vendor}, so try again after that.`;
  return `${asked}: Promenade sends nothing to ${vendor} for ${longestPause} seconds, and then asks again.`;
}

/** The part of an outcome that says when a write that met a limit may be tried again. */
export function laterOf({ status, retryAfterSeconds }: VendorError): { later?: number } {
  return status === 429 ? { later: retryAfterSeconds ?? 1 } : {};
}
