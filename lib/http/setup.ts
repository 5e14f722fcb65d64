import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { NewAccount } from '@/lib/auth/new-account';
import { createFirstAdmin } from '@/lib/auth/setup';
import { appendAudit } from '@/lib/db/audit';
import { database } from '@/lib/db/connect';
import { AppError } from '@/lib/domain/error';
import { log } from '@/lib/log';
import { refuseCrossSite } from './cross-site';
import { readBody } from './input';
import { problemResponse } from './problem';

const Input = z.strictObject({ token: z.string().min(1).max(200), ...NewAccount.shape });

/** Creates the first administrator from the one-time link in the log. The link is the credential; there is no session. */
export async function setUp(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    refuseCrossSite(request);
    const { token, ...account } = await readBody(Input, request);
    const db = await database();
    const id = await createFirstAdmin(db, token, account);
    await appendAudit(db, {
      actor: { id, name: account.name },
      event: 'account.first_administrator',
      subject: `account/${id}`,
      requestId,
    });
    return Response.json({}, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': requestId } });
  } catch (error) {
    if (!(error instanceof AppError)) log().error({ err: error, requestId }, 'creating the first administrator failed');
    return problemResponse(error, requestId);
  }
}
