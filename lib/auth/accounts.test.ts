import { beforeEach, expect, it, vi } from 'vitest';
import { accountByEmail, actorOf, createUser, revokeSessions } from '@/lib/auth/accounts';
import { seedDemoAccounts } from '@/lib/auth/demo';
import { demoAccounts } from '@/lib/auth/demo-accounts';
import { signIn } from '@/lib/auth/sign-in';
import type { Database } from '@/lib/db/connect';
import { grants, users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';

const ada = { name: 'Ada', email: 'Ada@example.test', password: 'correct horse battery' };

describeDatabases('accounts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    await db.delete(users);
  });

  it('carry their grants, of which unknown roles count for nothing', async () => {
    const grant = { role: 'operator', connection: 'novu', environment: null } as const;
    const id = await createUser(db, ada, [grant]);
    await db.insert(grants).values({ id: 'odd', userId: id, role: 'emperor' });
    expect(await actorOf(db, id, 1)).toEqual({ id, name: 'Ada', email: 'ada@example.test', grants: [grant] });
  });

  it('have one address each, in any case', async () => {
    await createUser(db, ada, []);
    await expect(createUser(db, { ...ada, email: 'ADA@example.test' }, [])).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lose their sessions when these are revoked', async () => {
    const id = await createUser(db, ada, []);
    await revokeSessions(db, id);
    expect(await actorOf(db, id, 1)).toBeNull();
    expect(await actorOf(db, id, 2)).not.toBeNull();
    expect(await actorOf(db, 'somebody', 1)).toBeNull();
  });

  it('of the demo come once, also from two processes, and can sign in', async () => {
    await Promise.all([seedDemoAccounts(db), seedDemoAccounts(db)]);
    await seedDemoAccounts(db);
    expect(await db.select().from(users)).toHaveLength(demoAccounts.length);
    expect(await db.select().from(grants)).toHaveLength(demoAccounts.length);
    for (const { email, role } of demoAccounts) {
      const account = await signIn(db, { email, password: 'promenade' }, 'here');
      expect(await actorOf(db, account?.id ?? '', 1)).toMatchObject({
        grants: [{ role, connection: null, environment: null }],
      });
    }
  });

  it('of the demo are nobody outside the sandbox', async () => {
    await seedDemoAccounts(db);
    vi.stubEnv('SANDBOX_URL', '');
    vi.resetModules();
    const outside = await import('@/lib/auth/accounts');
    const { seedDemoAccounts: seedOutside } = await import('@/lib/auth/demo');
    expect(await outside.accountByEmail(db, 'admin@promenade.test')).toBeUndefined();
    expect(await outside.actorOf(db, 'demo-admin', 1)).toBeNull();
    await expect(seedOutside(db)).rejects.toThrow('only beside the sandbox');
    vi.unstubAllEnvs();
    vi.resetModules();
    expect(await accountByEmail(db, 'admin@promenade.test')).toBeDefined();
  });
});
