import { sql } from 'drizzle-orm';
import { database } from '@/lib/db/connect';

/** Whether requests can be served: the database answers. Says nothing that a stranger should not know. */
export async function readiness(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await (await database()).execute(sql`select 1`);
    return Response.json({ status: 'ready' }, { headers });
  } catch {
    return Response.json({ status: 'not ready' }, { status: 503, headers });
  }
}
