import type { exportAudit } from '@/lib/endpoints/audit';
import type { InputOf } from '@/lib/endpoints/endpoint';
import { auditExport, isWholeLog } from '@/lib/operations/audit';
import type { Context } from '@/lib/operations/context';

/** The audit log as a file, streamed page by page; its name says when it is not the whole log. */
export async function sendAudit(ctx: Context, input: InputOf<typeof exportAudit>): Promise<Response> {
  const { format, ...filter } = input;
  const lines = auditExport(ctx, input);
  // The first piece is asked for here, so that a refusal is still an answer with a status.
  const first = await lines.next();
  const name = isWholeLog(ctx, filter) ? 'promenade-audit' : 'promenade-audit-part';
  return new Response(streamOf(first.value ?? '', lines), {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
      'x-request-id': ctx.requestId,
    },
  });
}

function streamOf(first: string, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(first));
    },
    async pull(controller) {
      const { value, done } = await rest.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
