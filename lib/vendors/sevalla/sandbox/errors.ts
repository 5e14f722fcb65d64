/** An error as Sevalla answers it. */
export class SevallaError extends Error {
  override readonly name = 'SevallaError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new SevallaError(400, message);
export const notFound = (message = 'Not found') => new SevallaError(404, message);

/** The envelope of every error; `data.code` is a reference for the support and another one each time. */
export function errorResponse(error: unknown): Response {
  const known = error instanceof SevallaError ? error : new SevallaError(500, 'Internal server error');
  const code = `err-${crypto.randomUUID().slice(0, 8)}`;
  const data = { code, message: 'If you need assistance, please contact support and provide this error code.' };
  return Response.json({ message: known.message, status: known.status, data }, { status: known.status });
}
