import { expect, test } from 'vitest';
import { Login } from './login';

function counted() {
  let count = 0;
  const login = new Login(async () => {
    count++;
    if (count === 3) throw new Error('Refused');
    return `token-${count}`;
  });
  return { login, count: () => count };
}

test('all who are refused in the same moment share one new login', async () => {
  const { login, count } = counted();
  const first = await login.token();
  const others = await Promise.all([1, 2, 3].map(() => login.otherThan(first)));
  expect(others).toEqual(['token-2', 'token-2', 'token-2']);
  expect(await login.otherThan(first)).toBe('token-2');
  expect(count()).toBe(2);
  expect(login.issued).toEqual(['token-1', 'token-2']);
});

test('a login that failed is tried again by the next who asks', async () => {
  const { login } = counted();
  await login.token();
  expect(await login.otherThan('token-1')).toBe('token-2');
  await expect(login.otherThan('token-2')).rejects.toThrow('Refused');
  expect(await login.token()).toBe('token-4');
});
