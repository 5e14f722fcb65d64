import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from '@/lib/domain/redirect';

const site = 'https://promenade.example.com';

describe('localPath', () => {
  it.each([
    ['/', '/'],
    ['/changes', '/changes'],
    ['/c/novu/compare?source=dev&target=prod#row', '/c/novu/compare?source=dev&target=prod#row'],
    [`${site}/audit?page=2`, '/audit?page=2'],
    ['/a?next=https://evil.com', '/a?next=https://evil.com'],
    ['/a/../b', '/b'],
  ])('keeps %j', (target, path) => {
    expect(localPath(target, site)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'changes',
    '//evil.com',
    '///evil.com',
    '/\\evil.com',
    '\\\\evil.com',
    '/\t/evil.com',
    '/\n/evil.com',
    ' //evil.com',
    '/.//evil.com',
    '/a/..//evil.com',
    '/%2e//evil.com',
    'https://evil.com',
    'HTTPS://EVIL.com/',
    'https:evil.com',
    'https:/evil.com',
    'http://promenade.example.com/',
    'https://promenade.example.com.evil.com/',
    'https://promenade.example.com@evil.com/',
    'https://user:pass@promenade.example.com/',
    'https://promenade.example.com:8443/',
    'https://promenade.example.com//evil.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://[',
  ])('refuses %j', (target) => {
    expect(localPath(target, site)).toBe('/');
  });

  it('never leaves the site, whatever it is given', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', 'evil.com', 'https:', ':', '@', '\t', '%2f', '?', '#', 'a');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (target) => {
          const path = localPath(target, site);
          expect(path).toMatch(/^\/(?!\/)/);
          expect(new URL(path, site).origin).toBe(site);
        },
      ),
    );
  });
});
