import { expect, test } from './promenade';

const list = '/c/novu/workflows';
const refusedOnce = { method: 'PATCH', status: 400, times: 1, body: { statusCode: 400, message: 'Oh no' } };

test('a switch that fails goes back to the truth and says so', async ({ page, signIn, vendor }) => {
  await vendor.fault(refusedOnce);
  await signIn(page, 'operator');
  await page.goto(`${list}?q=birthday`);
  const active = page.getByRole('switch', { name: 'Birthday offer is active in Development' });
  await active.click();
  await expect(page.getByRole('alert').filter({ hasText: 'did not go as it should' })).toBeVisible();
  await expect(active).toBeChecked();
  await expect(page.getByRole('link', { name: 'See the change' })).toBeVisible();
});

test('what went wrong stays until it is put away, whatever else is switched meanwhile', { tag: '@wide' }, async ({
  page,
  signIn,
  vendor,
}) => {
  await vendor.fault(refusedOnce);
  await signIn(page, 'operator');
  await page.goto(list);
  await page.getByRole('switch', { name: 'Birthday offer is active in Development' }).click();
  const problem = page.getByRole('alert').filter({ hasText: 'Birthday offer' });
  await expect(problem).toBeVisible();
  await page.getByRole('switch', { name: 'Cart reminder is active in Development' }).click();
  const done = page.getByRole('status').filter({ hasText: 'Paused Cart reminder' });
  await done.getByRole('button', { name: 'Dismiss' }).click();
  await expect(done).toHaveCount(0);
  await problem.getByRole('button', { name: 'Dismiss' }).click();
  await expect(problem).toHaveCount(0);
});

test('a switch that failed and cannot be read again is unknown', { tag: '@wide' }, async ({ page, signIn, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(`${list}?q=birthday`);
  const active = page.getByRole('switch', { name: 'Birthday offer is active in Development' });
  await expect(active).toBeChecked();
  await vendor.fault(refusedOnce);
  await page.route(/\/api\/connections\/novu\/workflows/, (route) => route.abort());
  await active.click();
  await expect(page.getByRole('alert').filter({ hasText: 'whether it is active is not known' })).toBeVisible();
  await expect(active).toHaveCount(0);
});

test('what was switched is undone although reading it again takes long', { tag: '@wide' }, async ({
  page,
  signIn,
  vendor,
}) => {
  await signIn(page, 'operator');
  await page.goto(`${list}?q=birthday`);
  const active = page.getByRole('switch', { name: 'Birthday offer is active in Development' });
  await expect(active).toBeChecked();
  await page.route(/\/workflows\/birthday/, async (route) => {
    await new Promise((wake) => setTimeout(wake, 1_500));
    await route.continue();
  });
  await active.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Paused Birthday offer')).toBeHidden();
  await expect(active).not.toHaveAttribute('aria-busy', 'true');
  await expect(active).toBeChecked();
  expect(await vendor.writes()).toEqual(Array(2).fill(expect.stringMatching(/^(PATCH|PUT) /)));
});
