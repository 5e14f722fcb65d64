import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { actorById, actorOf } from '@/lib/auth/accounts';
import { signIn } from '@/lib/auth/sign-in';
import type { Database } from '@/lib/db/database';
import { audit } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { Context } from './context';
import { create, list, remove, update } from './members';
import { contextAs } from './testing';

const password = 'a long enough password';

describeDatabases('members', (open) => {
  let db: Database;
  let admin: Context;
  beforeAll(async () => {
    db = await open();
    admin = await contextAs(db, 'admin');
  });
  const made = (more = {}) =>
    create(admin, {
      name: 'Nia',
      email: `nia-${randomUUID()}@promenade.test`,
      password,
      grants: [],
      groups: [],
      ...more,
    });

  test('a new member can sign in and holds what was given, no more', async () => {
    const grants = [{ role: 'operator' as const, connection: 'novu', environment: null }];
    const { id, email } = await made({ grants, groups: ['security'] });
    expect(await signIn(db, { email, password }, 'test')).toMatchObject({ id });
    expect(await actorById(db, id)).toMatchObject({ grants });
    expect((await list(admin, { limit: 200 })).items.find((member) => member.id === id)).toMatchObject({
      grants,
      groups: ['security'],
    });
  });

  test('roles that are taken away are gone with the next request', async () => {
    const { id } = await made({ grants: [{ role: 'admin', connection: null, environment: null }] });
    await update(admin, { id, grants: [] });
    expect(await actorById(db, id)).toMatchObject({ grants: [] });
  });

  test('a new password ends every session of the account', async () => {
    const { id } = await made();
    expect(await actorOf(db, id, 1)).not.toBeNull();
    await update(admin, { id, password: 'another long password' });
    expect(await actorOf(db, id, 1)).toBeNull();
  });

  test('nobody raises, lowers or removes themselves', async () => {
    const { id } = admin.actor;
    await expect(update(admin, { id, grants: [] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(admin, { id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('an administrator of one connection does not hand out roles', async () => {
    for (const other of [await contextAs(db, 'admin', { connection: 'novu' }), await contextAs(db, 'operator')]) {
      await expect(list(other, { limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        create(other, { name: 'x', email: 'x@promenade.test', password, grants: [], groups: [] }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await expect(update(other, { id: admin.actor.id, grants: [] })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(remove(other, { id: admin.actor.id })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('the record keeps who had which roles, and never a password', async () => {
    const { id } = await made();
    await update(admin, { id, grants: [{ role: 'viewer', connection: null, environment: null }], password });
    await remove(admin, { id });
    const records = await db.select().from(audit).orderBy(audit.sequence);
    const told = records.filter(({ subject }) => subject === `account/${id}`);
    expect(told.map(({ event }) => event)).toEqual(['member.created', 'member.updated', 'member.deleted']);
    expect(told[1]?.data).toMatchObject({
      before: { grants: [] },
      after: { grants: [{ role: 'viewer' }] },
      password: 'replaced',
    });
    expect(JSON.stringify(told)).not.toContain(password);
  });
});
