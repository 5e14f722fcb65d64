import type { MiddlewareHandler } from 'hono';
import type { NovuEnv } from './caller';
import { badRequest, NovuError } from './errors';

const DEFAULT_LIMIT = 100 * 1024;
const WORKFLOW_LIMIT = 26 * 1024 * 1024;

/** The body parser, which comes before everything else: size, then syntax; only JSON is looked at. */
export const readBody: MiddlewareHandler<NovuEnv> = async (c, next) => {
  const text = await c.req.text();
  const limit = c.req.path.startsWith('/v2/workflows') ? WORKFLOW_LIMIT : DEFAULT_LIMIT;
  if (Buffer.byteLength(text) > limit) throw new NovuError(413, 'Payload Too Large');
  const json = c.req.header('content-type')?.includes('json') && text !== '';
  c.set('body', json ? parse(text) : {});
  await next();
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : 'Unexpected token in JSON');
  }
}
