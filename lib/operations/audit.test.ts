import { eq, gt, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { appendAudit } from '@/lib/db/audit';
import type { Database, Transaction } from '@/lib/db/database';
import { audit, auditHead } from '@/lib/db/schema';
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
          ...(n % 2 ? { connection: 'one', environment: 'east' } : { connection: 'two' }),
          data: { n, text: '=1+1, "quoted"' },
        }),
      ),
    );
  });

  const exported = async (reader: Context, filter: Parameters<typeof auditExport>[1]) => {
    let text = '';
    for await (const piece of auditExport(reader, filter)) text += piece;
    return text;
  };
  const sequences = (json: string): number[] => JSON.parse(json).map(({ sequence }: { sequence: number }) => sequence);

  /** What somebody can do who has the database itself, and not only the rights of the program. */
  const asOwner = (work: (tx: Transaction) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`alter table audit disable trigger user`);
      await tx.execute(sql`alter table audit_head disable trigger user`);
      await work(tx);
      await tx.execute(sql`alter table audit enable trigger user`);
      await tx.execute(sql`alter table audit_head enable trigger user`);
    });

  test('is whole, also when many write at once', async () => {
    expect(await verify(viewer)).toEqual({ whole: true, records: 8, firstBroken: null, why: null });
  });

  test('a filter narrows the list and the export to the same records, by place and by time as well', async () => {
    const moment = (await list(viewer, { limit: 50 })).items.find(({ sequence }) => sequence === 5)?.at ?? '';
    const later = new Date(Date.parse(moment) + 60_000).toISOString();
    for (const [filter, count] of [
      [{}, 8],
      [{ connection: 'one' }, 4],
      [{ environment: 'east' }, 4],
      [{ environment: 'west' }, 0],
      [{ from: later }, 0],
      [{ until: later }, 8],
      [{ from: moment, connection: 'two', event: 'test.happened', actor: 'Ada' }, null],
    ] as const) {
      const shown = (await list(viewer, { limit: 50, ...filter })).items.map(({ sequence }) => sequence).reverse();
      expect([filter, sequences(await exported(viewer, { format: 'json', ...filter }))]).toEqual([filter, shown]);
      if (count !== null) expect([filter, shown.length]).toEqual([filter, count]);
    }
  });

  test('can only be appended to', async () => {
    const refused = { cause: { message: expect.stringContaining('append-only') } };
    await expect(db.update(audit).set({ actorName: 'Eve' }).where(eq(audit.sequence, 5))).rejects.toMatchObject(
      refused,
    );
    await expect(db.delete(audit)).rejects.toMatchObject(refused);
    await expect(db.execute(sql`truncate audit`)).rejects.toMatchObject(refused);
    await expect(db.delete(auditHead)).rejects.toMatchObject(refused);
    await expect(db.update(auditHead).set({ sequence: 5 })).rejects.toMatchObject(refused);
    expect(await verify(viewer)).toMatchObject({ whole: true, records: 8 });
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
      await asOwner((tx) => tx.update(audit).set(flip).where(eq(audit.sequence, 5)));
      expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 5 });
      await asOwner((tx) => tx.update(audit).set(victim).where(eq(audit.sequence, 5)));
    }
    const [gone] = await db.select().from(audit).where(eq(audit.sequence, 3));
    if (!gone) throw new Error('There are eight records');
    await asOwner((tx) => tx.delete(audit).where(eq(audit.sequence, 3)));
    expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 4 });
    await asOwner((tx) => tx.insert(audit).values(gone));
    expect(await verify(viewer)).toMatchObject({ whole: true });
  });

  test('the export says everything that the chain is made of', async () => {
    const records = JSON.parse(await exported(viewer, { format: 'json' }));
    expect(records.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(records[0]).toMatchObject({
      actorName: 'Ada',
      previousHash: '0'.repeat(64),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [head, first] = (await exported(viewer, { format: 'csv' })).split('\r\n');
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

  test('who holds a role on one place lists and exports its records only, and does not verify the chain', async () => {
    const guest = await contextAs(db, 'viewer', { connection: 'one' });
    const east = await contextAs(db, 'viewer', { connection: 'one', environment: 'east' });
    const west = await contextAs(db, 'viewer', { connection: 'one', environment: 'west' });
    const nobody = { ...guest, actor: { ...guest.actor, grants: [] } };
    expect((await list(guest, { limit: 50 })).items.map(({ connection }) => connection)).toEqual(
      Array.from({ length: 4 }, () => 'one'),
    );
    expect((await list(east, { limit: 50 })).items).toHaveLength(4);
    expect((await list(west, { limit: 50 })).items).toEqual([]);
    for (const reader of [guest, east, west]) {
      const shown = (await list(reader, { limit: 50 })).items.map(({ sequence }) => sequence).reverse();
      expect(sequences(await exported(reader, { format: 'json' }))).toEqual(shown);
      await expect(verify(reader)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(auditExport(guest, { format: 'json', connection: 'two' }).next()).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(auditExport(nobody, { format: 'json' }).next()).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('an end that was cut off is named, and nothing that is appended afterwards hides it', async () => {
    await asOwner((tx) => tx.delete(audit).where(gt(audit.sequence, 6)));
    expect(await verify(viewer)).toEqual({
      whole: false,
      records: 6,
      firstBroken: 7,
      why: 'Records 7 to 8 are missing: the end of the log was cut off.',
    });
    await appendAudit(db, { actor: { id: 'a', name: 'Ada' }, event: 'test.happened' });
    expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 9 });
    await asOwner((tx) => tx.delete(audit));
    expect(await verify(viewer)).toMatchObject({ whole: false, firstBroken: 1, why: expect.stringMatching(/1 to 9/) });
  });
});
