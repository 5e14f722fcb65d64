import type { Json } from './documents';

/** An error as Laravel answers it. */
export class LaravelError extends Error {
  override readonly name = 'LaravelError';

  constructor(
    readonly status: number,
    message: string,
    readonly errors?: Record<string, string[]>,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export const unauthenticated = () => new LaravelError(401, 'Unauthenticated.');
export const unauthorized = () => new LaravelError(403, 'This action is unauthorized.');

/** The class name in the text is what Laravel really says. */
export const noModel = (model: string, id: string) =>
  new LaravelError(404, `No query results for model [App\\Models\\${model}] ${id}`);

/** The first message stands for all, as in Laravel. */
export function invalid(errors: Record<string, string[]>): LaravelError {
  const all = Object.values(errors).flat();
  const more = all.length > 1 ? ` (and ${all.length - 1} more error${all.length > 2 ? 's' : ''})` : '';
  return new LaravelError(422, `${all[0] ?? 'The given data was invalid.'}${more}`, errors);
}

/** What the query builder says of something that it was not told about. */
export function notAllowed(what: 'filter' | 'include' | 'sort', given: string[], allowed: readonly string[]) {
  const plural = `${what}${given.length === 1 ? '' : 's'}`;
  const verb = given.length === 1 ? 'is' : 'are';
  return new LaravelError(
    400,
    `Requested ${plural} \`${given.join(', ')}\` ${verb} not allowed. Allowed ${what}(s) are \`${allowed.join(', ')}\`.`,
  );
}

/** The answer for anything thrown. */
export function errorResponse(error: unknown): Response {
  const known = error instanceof LaravelError ? error : new LaravelError(500, 'Server Error');
  const body: Record<string, Json> = { message: known.message };
  if (known.errors) body.errors = known.errors;
  return Response.json(body, { status: known.status, headers: known.headers });
}

/** Without `Accept: application/json` Laravel takes the caller for a browser. */
export function browserPage(url: string): Response {
  const login = `${new URL(url).origin}/login`;
  const html = `<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0;url='${login}'" /></head><body>Redirecting to ${login}.</body></html>`;
  return new Response(html, { status: 302, headers: { location: login, 'content-type': 'text/html; charset=UTF-8' } });
}
