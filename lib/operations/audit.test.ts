import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { audit } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import { auditExport, list, verify } from './audit';
import type { Context } from './context';
import { contextAs } from './testing';

describeDatabases('the audit log', (open) => {
  let db: Database;
  let viewer: Context;
  beforeAll(async () => {
    db = await open();
    viewer = await contextAs(db, 'viewer');
    // Eight at once: each must find the one before it.
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        appendAudit(db, {
          actor: { id: 'a', name: 'Ada' },
          event: 'test.happened',
          connection: n % 2 ? 'one' : 'two',
          data: { n, text: '=1+1, "quoted"' },
        }),
      ),
    );
  });

  const whole = async (format: 'json' | 'csv') => {
    let text = '';
    for await (const piece of auditExport(viewer, format)) text += piece;
    return text;
  };

  test('is whole, also when many write at once', async () => {
    expect(await verify(viewer)).toEqual({ whole: true, records: 8, firstBroken: null });
  });

  test('one flipped byte is found, and the record named', async () => {
    const [victim] = await db.select().from(audit).where(eq(audit.sequence, 5));
    if (!victim) throw new Error('There are eight records');
    const flips = [
      { actorName: 'Adb' },
      { data: { n: 4, text: 'x' } },
      { hash: victim.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      { event: 'test.happenee' },
    ];
    for (const flip of flips) {
      await db.update(audit).set(flip).where(eq(audit.sequence, 5));
      expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 5 });
      await db.update(audit).set(victim).where(eq(audit.sequence, 5));
    }
    await db.delete(audit).where(eq(audit.sequence, 3));
    expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 4 });
  });

  test('the export says everything that the chain is made of', async () => {
    const records = JSON.parse(await whole('json'));
    expect(records.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 4, 5, 6, 7, 8]);
    expect(records[0]).toMatchObject({
      actorName: 'Ada',
      previousHash: '0'.repeat(64),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [head, first] = (await whole('csv')).split('\r\n');
    expect(head).toBe(
      'sequence,at,actorId,actorName,event,connectionId,environmentId,subject,requestId,data,previousHash,hash',
    );
    expect(first).toContain('""text"":""=1+1');
  });

  test('lists go on where they stopped and can be narrowed', async () => {
    const first = await list(viewer, { limit: 3, connection: 'one' });
    const rest = await list(viewer, { limit: 3, connection: 'one', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].every(({ connection }) => connection === 'one')).toBe(true);
    expect((await list(viewer, { limit: 50, event: 'nothing.such' })).items).toEqual([]);
  });

  test('who holds a role on one connection sees its records only, and neither verifies nor exports all', async () => {
    const guest = await contextAs(db, 'viewer', { connection: 'one' });
    expect(new Set((await list(guest, { limit: 50 })).items.map(({ connection }) => connection))).toEqual(
      new Set(['one']),
    );
    await expect(verify(guest)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(auditExport(guest, 'json').next()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
