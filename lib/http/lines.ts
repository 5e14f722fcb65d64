import { log } from '@/lib/log';
import { problemOf } from './problem';

/** What an answer that comes in parts is asked for with and called. */
export const linesType = 'application/x-ndjson';
/** Parts wait so long for others, so that a thousand of them are not a thousand writes. */
const together = 250;

/**
 * Work whose parts are sent while it goes on, as lines of JSON. Once it has begun the status is given away, so that a
 * failure is the last line. When nobody listens any more, the work still ends, but nothing is kept of it.
 */
export function inLines(requestId: string, work: (tell: (part: unknown) => void) => Promise<unknown>): Response {
  const encoder = new TextEncoder();
  let listening = true;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let waiting = '';
      const send = () => {
        if (listening && waiting) controller.enqueue(encoder.encode(waiting));
        waiting = '';
      };
      const timer = setInterval(send, together);
      const line = (value: Record<string, unknown>) => {
        waiting += `${JSON.stringify(value)}\n`;
      };
      try {
        line({ answer: await work((part) => listening && line({ part })) });
      } catch (error) {
        const { problem, retryAfterSeconds } = problemOf(error, requestId);
        if (problem.code === 'internal') log().error({ err: error, requestId }, 'an answer in lines failed');
        line({ problem, retryAfterSeconds: retryAfterSeconds ?? null });
      }
      clearInterval(timer);
      send();
      if (listening) controller.close();
    },
    cancel() {
      listening = false;
    },
  });
  return new Response(stream, {
    headers: { 'content-type': linesType, 'cache-control': 'no-store', 'x-request-id': requestId },
  });
}
