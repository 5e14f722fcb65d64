import { expect, test } from 'vitest';
import { ConnectionId } from '@/lib/endpoints/connections';
import type { About } from '@/lib/vendors/about';
import { credentialsFrom, idFrom, isOtherOrigin } from './form-values';

const field = { label: '', help: '', secret: true };
const about: About = {
  id: 'x',
  label: 'X',
  nouns: {},
  origins: [],
  selfHosted: true,
  credentials: [
    { ...field, name: 'keys', many: true },
    { ...field, name: 'password', many: false },
  ],
  across: null,
  pages: [],
};

test('empty fields are left out, so that what is stored is kept', () => {
  const typed = (...texts: string[]) => texts.map((text, id) => ({ id, text }));
  expect(credentialsFrom(about, { keys: typed(' a ', '', 'b'), password: typed('') })).toEqual({ keys: ['a', 'b'] });
  expect(credentialsFrom(about, { keys: typed('') })).toBeNull();
});

test('a name becomes an id that the endpoint takes', () => {
  for (const name of ['Novu Production', '  Äpfel & Birnen!  ', `${'x'.repeat(59)} y`]) {
    expect(ConnectionId.safeParse(idFrom(name)).success).toBe(true);
  }
});

test('another host, port or scheme is another origin; another path is not', () => {
  expect(isOtherOrigin('https://a.test', 'https://b.test')).toBe(true);
  expect(isOtherOrigin('https://a.test', 'http://a.test')).toBe(true);
  expect(isOtherOrigin('https://a.test/x', 'https://a.test/y')).toBe(false);
});
