import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorByToken } from '@/lib/auth/tokens';
import type { Database } from '@/lib/db/database';
import { grants, tokens, users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { Context } from './context';
import { contextAs } from './testing';
import { create, list, remove } from './tokens';

describeDatabases('tokens for scripts', (open) => {
  let db: Database;
  let owner: Context;
  beforeAll(async () => {
    db = await open();
    owner = await contextAs(db, 'operator');
  });
  const made = (name: string, expiresInDays = 30) => create(owner, { name, expiresInDays });
  const actor = (token: string, now?: Date) => actorByToken(db, `Bearer ${token}`, now);

  test('one acts in the name of its owner, and is told apart in the record', async () => {
    const { token, id } = await made('nightly');
    expect(await actor(token)).toMatchObject({ id: owner.actor.id, name: 'The operator (nightly)' });
    expect((await list(owner)).items.find((one) => one.id === id)).toMatchObject({ lastUsedAt: expect.any(String) });
  });

  test('its secret is nowhere in what is stored and listed', async () => {
    const { token } = await made('secret');
    const stored = JSON.stringify([await db.select().from(tokens), await list(owner)]);
    expect(stored).not.toContain(token.slice(10));
  });

  test.each([
    ['another secret', (token: string) => `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['another scheme', (token: string) => `Basic ${token}`],
    ['no prefix', (token: string) => `Bearer ${token.slice(10)}`],
  ])('%s is nobody', async (_what, header) => {
    const { token } = await made('wrong');
    expect(await actorByToken(db, header(token))).toBeNull();
  });

  test('it ends with its time, when it is ended, and with its owner; others cannot end it', async () => {
    const { token } = await made('short', 1);
    expect(await actor(token, new Date(Date.now() + 2 * 86_400_000))).toBeNull();
    const other = await made('ended');
    const stranger = await contextAs(db, 'admin');
    await expect(remove(stranger, { id: other.id })).rejects.toMatchObject({ code: 'not_found' });
    await remove(owner, { id: other.id });
    expect(await actor(other.token)).toBeNull();
    const leaving = await contextAs(db, 'viewer');
    const last = await create(leaving, { name: 'left', expiresInDays: 1 });
    await db.delete(users).where(eq(users.id, leaving.actor.id));
    expect(await actor(last.token)).toBeNull();
  });

  test('rights are those that its owner has now', async () => {
    const { token } = await made('rights');
    await db.update(grants).set({ role: 'viewer' }).where(eq(grants.userId, owner.actor.id));
    expect((await actor(token))?.grants).toEqual([{ role: 'viewer', connection: null, environment: null }]);
  });
});
