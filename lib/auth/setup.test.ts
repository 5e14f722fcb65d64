import { beforeEach, expect, it } from 'vitest';
import { actorOf, createUser } from '@/lib/auth/accounts';
import { seedDemoAccounts } from '@/lib/auth/demo';
import { createFirstAdmin, isSetupOpen, prepareSetupLink } from '@/lib/auth/setup';
import type { Database } from '@/lib/db/connect';
import { setupLinks, users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';

const ada = { name: 'Ada', email: 'ada@example.test', password: 'correct horse battery' };
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

describeDatabases('the first start', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    await db.delete(users);
    await db.delete(setupLinks);
  });

  async function freshToken(now = new Date()): Promise<string> {
    const link = await prepareSetupLink(db, now);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/setup\?token=[\w-]{43}$/);
    return new URL(link ?? '').searchParams.get('token') ?? '';
  }

  it('makes a link of which only a hash is kept', async () => {
    const token = await freshToken();
    expect(JSON.stringify(await db.select().from(setupLinks))).not.toContain(token);
    expect(await isSetupOpen(db, token)).toBe(true);
    expect(await isSetupOpen(db, `${token}x`)).toBe(false);
  });

  it('makes the first administrator, once', async () => {
    const token = await freshToken();
    const id = await createFirstAdmin(db, token, ada);
    expect(await actorOf(db, id, 1)).toEqual({
      id,
      name: 'Ada',
      email: 'ada@example.test',
      grants: [{ role: 'admin', connection: null, environment: null }],
    });
    await expect(createFirstAdmin(db, token, { ...ada, email: 'eve@example.test' })).rejects.toThrow('not valid');
    expect(await prepareSetupLink(db)).toBeNull();
    expect(await isSetupOpen(db, token)).toBe(false);
  });

  it('lets one of two links win that are used at the same moment', async () => {
    const tokens = [await freshToken(), await freshToken()];
    const results = await Promise.allSettled(
      tokens.map((token, n) => createFirstAdmin(db, token, { ...ada, email: `ada${n}@example.test` })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.select().from(users)).toHaveLength(1);
  });

  it('ends after a day', async () => {
    const token = await freshToken();
    await expect(createFirstAdmin(db, token, ada, hours(24.1))).rejects.toThrow('not valid');
    await freshToken(hours(24.1));
    expect(await db.select().from(setupLinks)).toHaveLength(1);
  });

  it('is over when somebody has an account, and the link stays unused', async () => {
    const token = await freshToken();
    await createUser(db, ada, []);
    await expect(createFirstAdmin(db, token, { ...ada, email: 'eve@example.test' })).rejects.toThrow('already');
    expect(await db.select().from(setupLinks)).toMatchObject([{ usedAt: null }]);
  });

  it('does not count demo accounts, which cannot sign in outside the sandbox', async () => {
    await seedDemoAccounts(db);
    expect(await prepareSetupLink(db)).not.toBeNull();
  });
});
