import { describe, expect, it } from 'vitest';
import { keyFor, open, seal } from '@/lib/db/seal';

const place = 'novu https://api.novu.co';

describe('seal', () => {
  it('gives back what it was given', () => {
    for (const text of ['', 'key', 'clé — 鍵', 'x'.repeat(10_000)]) expect(open(seal(text, place), place)).toBe(text);
  });

  it('shows nothing of the text and never looks the same twice', () => {
    const sealed = seal('sandbox-novu-production', place);
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('sandbox');
    expect(seal('sandbox-novu-production', place)).not.toBe(sealed);
  });

  it('stays shut at another place', () => {
    const sealed = seal('key', place);
    expect(() => open(sealed, 'novu https://evil.example')).toThrow('for another place');
    expect(() => open(sealed, '')).toThrow();
  });

  it('notices every changed byte', () => {
    const bytes = Buffer.from(seal('key', place).slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(`v1.${changed.toString('base64url')}`, place)).toThrow();
    }
  });

  it.each(['', 'key', 'v1.', 'v2.AAAA', `v1.${'A'.repeat(20)}`])('refuses %j', (text) => {
    expect(() => open(text, place)).toThrow('not sealed');
  });
});

describe('keyFor', () => {
  it('gives each purpose a key of its own', () => {
    expect(keyFor('a')).toHaveLength(32);
    expect(keyFor('a')).toEqual(keyFor('a'));
    expect(keyFor('a')).not.toEqual(keyFor('b'));
  });
});
