import type { Json, JsonObject } from './documents';

interface Details {
  /** Sent as `ctx`, and its members once more at the top level. */
  ctx?: JsonObject;
  errors?: JsonObject;
  headers?: Record<string, string>;
}

/** An error as Novu answers it. */
export class NovuError extends Error {
  override readonly name = 'NovuError';

  constructor(
    readonly status: number,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  503: 'Service Unavailable',
};

/** An error that the framework words itself: its context names the reason and the status. */
export function builtInError(status: number, message: string, headers: Record<string, string> = {}): NovuError {
  return new NovuError(status, message, { ctx: { error: REASONS[status] ?? 'Error', statusCode: status }, headers });
}

export const badRequest = (message: string) => builtInError(400, message);
export const unauthorized = (message: string) => builtInError(401, message);
export const notFound = (message: string) => builtInError(404, message);
export const conflict = (message: string) => builtInError(409, message);

/** Since 3.18 an API key may not reach over to another environment. */
export const outsideScope = () =>
  builtInError(
    403,
    'This authentication scheme is scoped to a single environment and cannot target a different `_environmentId`. Use credentials from the target environment, or authenticate with a session token.',
  );

/** The answer for anything thrown; what Novu did not throw itself becomes a 500 with an id for its support. */
export function errorResponse(error: unknown, url: string): Response {
  const { pathname, search } = new URL(url);
  const known = error instanceof NovuError ? error : unexpected();
  const { ctx, errors, headers } = known.details;
  const body: Record<string, Json | undefined> = {
    ...ctx,
    statusCode: known.status,
    timestamp: new Date().toISOString(),
    path: pathname + search,
    message: known.message,
    ctx,
    errors,
  };
  if (!(error instanceof NovuError)) body.errorId = crypto.randomUUID();
  return Response.json(body, { status: known.status, headers: headers ?? {} });
}

function unexpected(): NovuError {
  return new NovuError(500, 'Internal server error, contact support and provide them with the errorId');
}
