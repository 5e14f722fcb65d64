import { isSettled } from '@/lib/domain/change';
import type { Board } from '@/lib/domain/pipeline';
import type { changeEvents } from '@/lib/endpoints/changes';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type { boardEvents } from '@/lib/endpoints/pipelines';
import type { BoardNews } from '@/lib/operations/boards';
import { read } from '@/lib/operations/change-life';
import type { Context } from '@/lib/operations/context';
import { pipeline, visible, watchPipeline } from '@/lib/operations/pipelines';
import { contextFor, signedIn } from './route';

const lookEvery = 400;
const greetEvery = 15_000;

/**
 * Server-sent events of one change: the whole change whenever it is another than before, until it has ended. Rights
 * are asked again at every look, and the database is the source, so that any server process can answer.
 */
export async function tellChange(
  ctx: Context,
  { change }: InputOf<typeof changeEvents>,
  request: Request,
): Promise<Response> {
  const { requestId } = ctx;
  const first = await read(ctx, { change });
  const stream = streamOf(request.signal, first, () => look(change, requestId));
  return new Response(stream, { headers: headers(requestId) });
}

const headers = (requestId: string) => ({
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-request-id': requestId,
});

/**
 * Server-sent events of one board: the whole board whenever it has been read anew, or a `problem` while it cannot be
 * read. However many listen, the vendor is asked once. Rights are asked again before everything that is sent.
 */
export async function tellBoard(ctx: Context, place: InputOf<typeof boardEvents>, request: Request): Promise<Response> {
  const { requestId } = ctx;
  const first = await pipeline(ctx, place);
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let last = '';
      const send = (event: string, text: string) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${text}\n\n`));
      const show = ({ readAt, ...board }: Board) => {
        const text = JSON.stringify(board);
        // Most readings find nothing new; the page only has to know that it is still up to date.
        if (text === last) send('read', JSON.stringify({ readAt }));
        else send('board', JSON.stringify({ ...board, readAt }));
        last = text;
      };
      const tell = async (news: BoardNews) => {
        const now = await contextFor(await signedIn(), requestId);
        if ('problem' in news) send('problem', JSON.stringify(news));
        else show(visible(now, place.connection, news.board));
      };
      show(first);
      const unwatch = watchPipeline(ctx, place, (news) => void tell(news).catch(() => stop()));
      const stop = () => {
        end();
        if (!request.signal.aborted) controller.close();
      };
      end = unwatch;
      request.signal.addEventListener('abort', unwatch);
    },
    cancel: () => end(),
  });
  return new Response(stream, { headers: headers(requestId) });
}

async function look(change: string, requestId: string): Promise<Seen> {
  return read(await contextFor(await signedIn(), requestId), { change });
}

type Seen = Awaited<ReturnType<typeof read>>;

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
