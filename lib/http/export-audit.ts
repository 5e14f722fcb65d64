import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { auditExport } from '@/lib/operations/audit';
import { readQuery } from './input';
import { problemResponse } from './problem';
import { contextFor, signedIn } from './route';

const Input = z.strictObject({ format: z.enum(['json', 'csv']).default('json') });

/** The audit log as a file, streamed page by page, for whoever may read it. */
export async function exportAudit(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const ctx = await contextFor(await signedIn(), requestId);
    const { format } = readQuery(Input, request);
    const lines = auditExport(ctx, format);
    // The first piece is asked for here, so that a refusal is still an answer with a status.
    const first = await lines.next();
    return new Response(streamOf(first.value ?? '', lines), {
      headers: {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="promenade-audit.${format}"`,
        'cache-control': 'no-store',
        'x-request-id': requestId,
      },
    });
  } catch (error) {
    return problemResponse(error, requestId);
  }
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
