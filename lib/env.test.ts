import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEnv } from '@/lib/env';

const good = {
  NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
};

const read = (changes: Record<string, string | undefined>) => readEnv({ ...good, ...changes });

describe('readEnv', () => {
  it('needs the two secrets and fills in the rest', () => {
    expect(readEnv(good)).toEqual({
      ...good,
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.promenade',
      DATABASE_URL: '',
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
      SANDBOX_PORT: 4010,
      SANDBOX_SCALE: 1,
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty variable for a missing one', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ', SANDBOX_URL: '' })).toEqual(readEnv(good));
  });

  it('derives its own address', () => {
    expect(read({ HOST: '::1', PORT: '8080' }).NEXTAUTH_URL).toBe('http://[::1]:8080');
    expect(read({ NEXTAUTH_URL: 'https://promenade.example.com/' }).NEXTAUTH_URL).toBe('https://promenade.example.com');
  });

  it('names every bad variable and what to do, in one message', () => {
    const reading = () => readEnv({ PORT: 'x', NEXTAUTH_URL: 'http://promenade.example.com', OIDC_CLIENT_ID: 'a' });
    for (const part of [
      'PORT: must be a port number',
      'NEXTAUTH_SECRET: is missing; create one with `openssl rand -base64 32`',
      'ENCRYPTION_KEY: is missing; create one with `openssl rand -base64 32`',
      'NEXTAUTH_URL: must start with https://',
      'OIDC_ISSUER, OIDC_CLIENT_SECRET: missing',
      '.env.example',
    ])
      expect(reading).toThrow(part);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['HOST', '0.0.0.0'],
    ['NEXTAUTH_URL', 'promenade.example.com'],
    ['NEXTAUTH_URL', 'ftp://promenade.example.com'],
    ['NEXTAUTH_URL', 'https://promenade.example.com/sub'],
    ['NEXTAUTH_URL', 'https://user:pass@promenade.example.com'],
    ['NEXTAUTH_URL', 'http://127.0.0.1.evil.com'],
    ['NEXTAUTH_SECRET', 'short'],
    ['NEXTAUTH_SECRET', 'a'.repeat(40)],
    ['NEXTAUTH_SECRET', 'changeme'.repeat(5)],
    ['NEXTAUTH_SECRET', 'abcdefghij'.repeat(4)],
    ['NEXTAUTH_SECRET', 'this-is-my-very-own-secret-for-the-app'],
    ['ENCRYPTION_KEY', randomBytes(16).toString('base64')],
    ['ENCRYPTION_KEY', randomBytes(32).toString('hex')],
    ['ENCRYPTION_KEY', Buffer.alloc(32).toString('base64')],
    ['ENCRYPTION_KEY', Buffer.from('changeme'.repeat(4)).toString('base64')],
    ['DATABASE_URL', 'mysql://localhost/promenade'],
    ['DATABASE_URL', 'promenade.db'],
    ['SANDBOX_URL', 'http://sandbox.example.com'],
    ['SANDBOX_URL', 'https://127.0.0.1:4010'],
    ['SANDBOX_URL', 'http://127.0.0.1:4010/novu'],
    ['SANDBOX_SCALE', '0'],
    ['LOG_LEVEL', 'loud'],
    ['OIDC_ISSUER', 'http://login.example.com'],
  ])('refuses %s=%s without repeating a secret', (name, value) => {
    const oidc = name === 'OIDC_ISSUER' ? { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' } : {};
    let message = '';
    try {
      read({ ...oidc, [name]: value });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(name === 'HOST' ? 'NEXTAUTH_URL' : name);
    if (/SECRET|KEY|DATABASE/.test(name)) expect(message).not.toContain(value);
  });

  it('lets nobody shorten the wait for a real vendor', () => {
    const short = { SANDBOX_TIMEOUT_SECONDS: '4' };
    expect(read({ ...short, SANDBOX_URL: 'http://127.0.0.1:4010' }).SANDBOX_TIMEOUT_SECONDS).toBe(4);
    expect(() => read(short)).toThrow('SANDBOX_TIMEOUT_SECONDS');
  });

  it('keeps the sandbox with its known passwords on this machine', () => {
    const sandbox = { SANDBOX_URL: 'http://127.0.0.1:4010' };
    expect(read(sandbox).SANDBOX_URL).toBe('http://127.0.0.1:4010');
    expect(() => read({ ...sandbox, NEXTAUTH_URL: 'https://promenade.example.com' })).toThrow('SANDBOX_URL');
  });
});
