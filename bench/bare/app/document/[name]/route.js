import { z } from 'zod';

export const dynamic = 'force-dynamic';

const Answer = z.looseObject({ data: z.looseObject({ workflowId: z.string(), name: z.string() }) });

/** The least that a route of Next can do: fetch, parse, check, hand the bytes on. No session, no permission. */
export async function GET(_request, { params }) {
  const { name } = await params;
  const headers = { authorization: 'ApiKey sandbox-novu-development' };
  const answer = await fetch(`${process.env.VENDOR_URL}/novu/v2/workflows/${name}`, { headers, cache: 'no-store' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  Answer.parse(JSON.parse(bytes.toString()));
  return new Response(bytes, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
}
