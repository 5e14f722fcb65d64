import { randomUUID } from 'node:crypto';
import { isSettled } from '@/lib/domain/change';
import { read } from '@/lib/operations/change-life';
import { problemResponse } from './problem';
import { contextFor, signedIn } from './route';

const lookEvery = 400;
const greetEvery = 15_000;

/**
 * Server-sent events of one change: the whole change whenever it is another than before, until it has ended. Rights
 * are asked again at every look, and the database is the source, so that any server process can answer.
 */
export async function changeEvents(request: Request, change: string): Promise<Response> {
  const requestId = randomUUID();
  try {
    const first = await look(change, requestId);
    return new Response(
      streamOf(request.signal, first, () => look(change, requestId)),
      {
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
          'x-request-id': requestId,
        },
      },
    );
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

async function look(change: string, requestId: string) {
  return read(await contextFor(await signedIn(), requestId), { change });
}

type Seen = Awaited<ReturnType<typeof look>>;

function streamOf(signal: AbortSignal, first: Seen, again: () => Promise<Seen>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let last = '';
      let greeted = Date.now();
      const stop = () => {
        clearTimeout(timer);
        if (!signal.aborted) controller.close();
      };
      const show = (change: Seen) => {
        const text = JSON.stringify(change);
        if (text !== last) controller.enqueue(encoder.encode(`event: change\ndata: ${text}\n\n`));
        else if (Date.now() - greeted > greetEvery) {
          greeted = Date.now();
          controller.enqueue(encoder.encode(': still here\n\n'));
        }
        last = text;
        if (isSettled(change.status)) stop();
        else timer = setTimeout(() => void again().then(show).catch(stop), lookEvery);
      };
      signal.addEventListener('abort', () => clearTimeout(timer));
      show(first);
    },
    cancel() {
      clearTimeout(timer);
    },
  });
}
