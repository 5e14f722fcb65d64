import type { Context } from '@/lib/operations/context';
import { metrics } from '@/lib/operations/metrics';

/** The numbers of this process and its database; with a token, for a Prometheus that comes by. */
export async function sendMetrics(ctx: Context): Promise<Response> {
  const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(await metrics(ctx), { headers: { ...headers, 'x-request-id': ctx.requestId } });
}
