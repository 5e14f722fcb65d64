import { randomUUID } from 'node:crypto';
import { metrics } from '@/lib/operations/metrics';
import { problemResponse } from './problem';
import { contextFor, signedIn } from './route';

/** The numbers of this process and its database; with a token, for a Prometheus that comes by. */
export async function answerMetrics(): Promise<Response> {
  const requestId = randomUUID();
  try {
    const text = await metrics(await contextFor(await signedIn(), requestId));
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(text, { headers: { ...headers, 'x-request-id': requestId } });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
