import { beforeEach, expect, it } from 'vitest';
import { createUser } from '@/lib/auth/accounts';
import { signIn } from '@/lib/auth/sign-in';
import { signInMessage } from '@/lib/auth/sign-in-error';
import type { Database } from '@/lib/db/connect';
import { signInAttempts, users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';

const ada = { name: 'Ada', email: 'Ada@Example.test', password: 'correct horse battery' };
const wrong = { email: ada.email, password: 'wrong' };

describeDatabases('signing in', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    await db.delete(signInAttempts);
    await db.delete(users);
    await createUser(db, ada, []);
  });

  it('takes the right password, with the address in any case', async () => {
    for (const email of ['ada@example.test', ' ADA@example.TEST '])
      expect(await signIn(db, { email, password: ada.password }, 'here')).toMatchObject({ name: 'Ada' });
  });

  it.each([
    ['a wrong password', wrong],
    ['an unknown account', { email: 'nobody@example.test', password: 'x' }],
    ['no password', { email: ada.email }],
    ['an empty password', { email: ada.email, password: '' }],
    ['a password that is too long to hash', { email: ada.email, password: 'x'.repeat(100_000) }],
    ['objects instead of text', { email: { $ne: '' }, password: { $ne: '' } }],
    ['nothing', undefined],
  ])('answers %s with nobody', async (_name, credentials) => {
    expect(await signIn(db, credentials, 'here')).toBeNull();
  });

  it('refuses even the right password after too many failures, with a code that the page can explain', async () => {
    for (let n = 0; n < 5; n++) await signIn(db, wrong, 'here');
    const error: unknown = await signIn(db, ada, 'elsewhere').catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Error);
    const message = signInMessage(error instanceof Error ? error.message : null);
    expect(message).toMatch(/^Too many attempts; try again in 1[45] seconds\.$/);
  });

  it('starts counting anew after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 2; n++) expect(await signIn(db, wrong, 'here')).toBeNull();
      expect(await signIn(db, ada, 'here')).not.toBeNull();
    }
  });
});
