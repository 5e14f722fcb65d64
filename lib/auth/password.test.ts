import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/auth/password';

describe('passwords', () => {
  it('are kept as argon2id with a salt of their own', async () => {
    const [first, second] = await Promise.all([hashPassword('promenade'), hashPassword('promenade')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(first).not.toContain('promenade');
  });

  it('fit their own hash only', async () => {
    const passwordHash = await hashPassword('promenade');
    expect(await verifyPassword(passwordHash, 'promenade')).toBe(true);
    expect(await verifyPassword(passwordHash, 'Promenade')).toBe(false);
  });

  it('fit no account that does not exist', async () => {
    expect(await verifyPassword(undefined, 'promenade')).toBe(false);
  });
});
