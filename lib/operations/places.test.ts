import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { changes } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { GovernedChange } from '@/lib/domain/governance';
import { renew, takeLease, takeOver } from '@/lib/engine/claim';
import { LeaseLost } from '@/lib/engine/lease';
import * as auditLog from './audit';
import { list, read } from './change-life';
import { submit } from './changes';
import {
  contextAs,
  credentials,
  environmentsOf,
  publishInput,
  type Sandbox,
  sandboxForTest,
  storedConnection,
} from './testing';

describeDatabases('who may look at a change, and which run may carry it out', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let pair: { connection: string; source: string; target: string };
  let change: GovernedChange;

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    const operator = await contextAs(db, 'operator');
    const connection = await storedConnection(db, sandbox.url, credentials.keys);
    pair = { connection, ...(await environmentsOf(operator, connection)) };
    const resources = [{ type: 'workflow', id: 'delivery-exception' }];
    const submitted = await submit(operator, publishInput({ ...pair, resources }));
    if (submitted.dryRun) throw new Error('not a dry run');
    change = submitted;
  });
  afterAll(() => sandbox.close());

  test('who may read only another environment sees neither the change nor its records', async () => {
    const { connection, source, target } = pair;
    const elsewhere = await contextAs(db, 'viewer', { connection, environment: source });
    await expect(read(elsewhere, { change: change.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await list(elsewhere, { limit: 10, waitingForMe: false })).items).toEqual([]);
    expect((await auditLog.list(elsewhere, { limit: 10 })).items).toEqual([]);
    const there = await contextAs(db, 'viewer', { connection, environment: target });
    expect((await read(there, { change: change.id })).id).toBe(change.id);
    expect((await list(there, { limit: 10, waitingForMe: false })).items).toHaveLength(1);
    expect((await auditLog.list(there, { limit: 10 })).items).not.toEqual([]);
  });

  test('a run whose change was taken over loses it, also to a run of the same process', async () => {
    await db.update(changes).set({ status: 'running', leaseUntil: null }).where(eq(changes.id, change.id));
    const lease = await takeLease(db, change.id);
    if (lease === null) throw new Error('Nobody has it yet');
    await renew(db, { change, lease });
    expect(await takeLease(db, change.id)).toBeNull();
    await db
      .update(changes)
      .set({ leaseUntil: new Date(0).toISOString() })
      .where(eq(changes.id, change.id));
    await takeOver(db);
    const next = await takeLease(db, change.id);
    if (next === null) throw new Error('It has been given up');
    await expect(renew(db, { change, lease })).rejects.toBeInstanceOf(LeaseLost);
    await renew(db, { change, lease: next });
  });
});
