import { test as base, expect } from '@playwright/test';
import { type House, startHouse } from './server';

/** A server of its own, as somebody starts it for real use: without the sandbox and its accounts. */
const test = base.extend<{ house: House }>({
  house: [
    async ({ browserName: _browser }, use) => {
      const house = await startHouse({ SANDBOX_URL: '', SANDBOX_TIMEOUT_SECONDS: '' });
      await use(house);
      await house.stop();
    },
    { timeout: 60_000 },
  ],
});

const ada = { name: 'Ada', email: 'ada@example.test', password: 'correct horse battery' };

test('the printed link makes the first administrator once, who signs in to where they wanted; guessing is slowed down', {
  tag: '@wide',
}, async ({ page, house }) => {
  const [link] = house.printed().match(/http:\/\/\S+\/sign-in\/setup\?token=\S+/) ?? [];
  if (!link) throw new Error(`No link was printed:\n${house.printed()}`);
  // Next keeps an alert of its own on every page, for screen readers.
  const alert = page.locator('[role=alert]:not(#__next-route-announcer__)');
  const create = async (password: string) => {
    await page.getByLabel('Your name').fill(ada.name);
    await page.getByLabel('E-mail').fill(ada.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();
  };
  await page.goto(link);
  await create('too short');
  await expect(alert).toContainText('The request is not right');
  await create(ada.password);
  await expect(page.getByText('You are the administrator now. The link cannot be used again.')).toBeVisible();
  const again = await page.request.post(`${house.url}/api/auth/setup`, {
    data: { ...ada, email: 'eve@example.test', token: new URL(link).searchParams.get('token') },
  });
  expect(again.status()).toBe(403);

  const signIn = async (email: string, password: string) => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await page.goto(`${house.url}/sign-in?callbackUrl=${encodeURIComponent('https://elsewhere.example/')}`);
  await expect(page.getByText('promenade.test')).toHaveCount(0);
  await signIn('admin@promenade.test', 'promenade');
  await expect(alert).toHaveText('The e-mail address or the password is wrong.');
  await signIn(ada.email, ada.password);
  await expect(page).toHaveURL(`${house.url}/`);
  await page.context().clearCookies();
  // Whoever asks for a page without a session is brought back to it.
  await page.goto(`${house.url}/settings/connections?from=outside`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await signIn(ada.email, ada.password);
  await expect(page).toHaveURL(`${house.url}/settings/connections?from=outside`);
  await expect(page.getByText('No connection yet')).toBeVisible();

  await page.context().clearCookies();
  const attempt = async (email: string, password: string, address: string) => {
    const { csrfToken } = await (await page.request.get(`${house.url}/api/auth/csrf`)).json();
    const answer = await page.request.post(`${house.url}/api/auth/callback/credentials`, {
      form: { csrfToken, email, password, json: 'true' },
      headers: { 'x-forwarded-for': address },
    });
    return new URL((await answer.json()).url).searchParams.get('error');
  };
  for (let guess = 1; guess <= 5; guess++)
    expect(await attempt(ada.email, `guess ${guess}`, `192.0.2.${guess}`)).toBe('CredentialsSignin');
  expect(await attempt(ada.email, ada.password, '192.0.2.6')).toMatch(/^TooManyAttempts:\d+$/);
  await page.goto(`${house.url}/sign-in`);
  await signIn(ada.email, ada.password);
  await expect(alert).toHaveText(/^Too many attempts; try again in \d+ seconds\.$/);
  // Nothing stands in front of this server that could be believed about addresses, so that all guesses are counted as one's.
  for (let guess = 1; guess <= 4; guess++)
    expect(await attempt(`somebody-${guess}@example.test`, 'guess', `198.51.100.${guess}`)).toBe('CredentialsSignin');
  expect(await attempt('somebody-else@example.test', 'guess', '203.0.113.9')).toMatch(/^TooManyAttempts:\d+$/);
});
