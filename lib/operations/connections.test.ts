import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { audit, connections } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import { env } from '@/lib/env';
import { check, create, list, read, remove, update } from './connections';
import type { Context } from './context';
import { contextAs, requestsAt, type Sandbox, sandboxForTest } from './testing';

const marker = 'MARKER-that-must-never-come-back';
const given = {
  vendor: 'novu',
  name: 'Shop',
  credentials: { keys: [`${marker}-1`, `${marker}-2`], email: '', password: '' },
};

describeDatabases('connections', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let admin: Context;
  let baseUrl: string;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    admin = await contextAs(db, 'admin');
    // In sandbox mode the only address that may be reached is the sandbox's own.
    baseUrl = `${env().SANDBOX_URL}/novu`;
  });
  afterAll(() => sandbox.close());

  test('what was given as credentials never comes back, and is not stored as it is', async () => {
    const answers = [
      await create(admin, { id: 'shop', baseUrl, ...given }),
      await read(admin, { connection: 'shop' }),
      await list(admin, { limit: 50 }),
    ];
    expect(answers[0]).toMatchObject({ credentials: { keys: 2, email: 0, password: 0 } });
    const stored = [await db.select().from(connections), await db.select().from(audit)];
    expect(JSON.stringify([answers, stored])).not.toContain(marker);
  });

  test('the same id twice is refused with the field named', async () => {
    await expect(create(admin, { id: 'shop', baseUrl, ...given })).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'id' }],
    });
  });

  test.each([
    ['no credential at all', { keys: [], email: '', password: '' }, 'credentials.keys'],
    ['half a login', { keys: [], email: 'a@b.example', password: '' }, 'credentials.password'],
    ['a field that the form does not have', { keys: ['x'], token: 'y' }, 'credentials'],
    ['one key twice', { keys: ['x', 'x'] }, 'credentials.keys'],
  ])('%s is refused', async (_what, credentials, path) => {
    await expect(create(admin, { ...given, id: 'other', baseUrl, credentials })).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path }],
    });
  });

  test('in sandbox mode no other address can be reached', async () => {
    await expect(create(admin, { ...given, id: 'other', baseUrl: 'https://api.novu.co' })).rejects.toMatchObject({
      errors: [{ path: 'baseUrl' }],
    });
    await expect(
      update(admin, { connection: 'shop', baseUrl: 'https://evil.example', credentials: given.credentials }),
    ).rejects.toMatchObject({ errors: [{ path: 'baseUrl' }] });
  });

  test('a credential that is moved to another address by hand stays shut', async () => {
    await create(admin, { id: 'moved', baseUrl, ...given });
    await db.update(connections).set({ baseUrl: 'https://evil.example' }).where(eq(connections.id, 'moved'));
    await expect(admin.open('moved')).rejects.toMatchObject({ code: 'vendor_unauthorized' });
    expect(await read(admin, { connection: 'moved' })).toMatchObject({ credentials: {}, capabilities: { ok: false } });
    await expect(update(admin, { connection: 'moved', name: 'x' })).rejects.toMatchObject({
      code: 'vendor_unauthorized',
    });
    expect(await update(admin, { connection: 'moved', baseUrl, credentials: given.credentials })).toMatchObject({
      credentials: { keys: 2 },
    });
    await db.delete(connections).where(eq(connections.id, 'moved'));
  });

  test('credentials that are left empty are kept, and a name can change alone', async () => {
    const before = await db.select().from(connections).where(eq(connections.id, 'shop'));
    expect(await update(admin, { connection: 'shop', name: 'Store' })).toMatchObject({
      name: 'Store',
      credentials: { keys: 2 },
    });
    expect(before).toHaveLength(1);
  });

  test('a check that fails is a finding, not an error', async () => {
    const answer = await check(admin, { connection: 'shop' });
    expect(answer).toMatchObject({ ok: false, findings: [{ severity: 'error' }] });
    expect(JSON.stringify(answer)).not.toContain(marker);
    expect(await read(admin, { connection: 'shop' })).toMatchObject({ capabilities: { ok: false } });
  });

  test('only an administrator changes connections, and an administrator of another one does not count', async () => {
    const others = [
      await contextAs(db, 'operator'),
      await contextAs(db, 'viewer'),
      await contextAs(db, 'admin', { connection: 'another' }),
    ];
    for (const other of others) {
      await expect(update(other, { connection: 'shop', name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(remove(other, { connection: 'shop' })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(create(other, { id: 'new', baseUrl, ...given })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(check(other, { connection: 'shop' })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await requestsAt(sandbox)).toEqual([]);
  });

  test('who may see one connection sees no other', async () => {
    await create(admin, { id: 'second', baseUrl, ...given });
    const guest = await contextAs(db, 'viewer', { connection: 'second' });
    expect((await list(guest, { limit: 50 })).items.map(({ id }) => id)).toEqual(['second']);
    await expect(read(guest, { connection: 'shop' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('lists go on where they stopped', async () => {
    const first = await list(admin, { limit: 1 });
    const second = await list(admin, { limit: 1, cursor: first.nextCursor ?? '' });
    expect([first.items[0]?.id, second.items[0]?.id, second.nextCursor]).toEqual(['second', 'shop', null]);
  });

  test('a removed connection is gone, its records stay', async () => {
    await remove(admin, { connection: 'shop' });
    await expect(read(admin, { connection: 'shop' })).rejects.toMatchObject({ code: 'not_found' });
    const events = (await db.select().from(audit).orderBy(audit.sequence))
      .filter(({ connectionId }) => connectionId === 'shop')
      .map(({ event }) => event);
    expect(events).toEqual(['connection.created', 'connection.updated', 'connection.deleted']);
  });
});
