import { z } from 'zod';
import { badRequest } from './errors';

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/;
export const Uuid = z.string().regex(UUID, 'Invalid UUID');

/** Parses a body, a parameter or a query; what does not fit is a 400, unknown members included. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('/') ?? '';
  throw badRequest(`${where === '' ? 'body' : `body/${where}`} ${issue?.message ?? 'is invalid'}`);
}

/** A JSON body. An empty one under the header of JSON is an error, as the vendor's framework has it. */
export async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  const json = request.headers.get('content-type')?.includes('json') ?? false;
  if (text === '' && json) throw badRequest("Body cannot be empty when content-type is set to 'application/json'");
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Body is not valid JSON');
  }
}

const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});

/** One page of a list in the vendor's envelope. */
export function page<Item, Shown>(items: readonly Item[], query: Record<string, string>, show: (item: Item) => Shown) {
  const { limit, offset } = parse(Page, query);
  const data = items.slice(offset, offset + limit).map(show);
  return { data, total: Math.min(items.length, 10_000), offset, limit };
}
