import { noViolations } from './accessible';
import {
  approve,
  atVendor,
  begin,
  board,
  changeOf,
  deploymentsAt,
  eu,
  inTime,
  setPolicy,
  staging,
  submitted,
  toBoth,
  us,
  vendorDoes,
} from './pipelines';
import { expect, test } from './promenade';

test.beforeEach(async ({ house, script }) => begin(house.sandbox, await script('admin')));

test('one source goes to two targets with approval; one fails, and the good one is rolled back', {
  tag: '@wide',
}, async ({ page, signIn, script, house, vendor }) => {
  const [admin, approver] = [await script('admin'), await script('approver')];
  await setPolicy(admin, 1);
  await vendorDoes(house.sandbox, { failing: [eu] });
  await signIn(page, 'operator');
  await page.goto(board);
  await page
    .getByRole('link', { name: /Promote to Production.*Storefront web \(staging\)/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /Storefront web \(us\)/ }).check();
  await expect(page.getByText('builds go across', { exact: false })).toHaveCount(2);
  await expect(page.getByText('STRIPE_SECRET_KEY')).toHaveCount(2);
  await expect(page.getByText(/nothing has been written/)).toBeVisible();
  await noViolations(page);
  await page.getByRole('button', { name: 'Ask for approval to promote to 2 applications in Production' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  expect(await vendor.writes()).toEqual([]);

  await approve(approver, changeOf(page));
  await page.reload();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText(/at it for \d+ s/).first()).toBeVisible();
  await expect(page.getByText('Partly failed: 1 of 2 done')).toBeVisible(inTime);
  await expect(page.getByText(/Sevalla reports “failed”/).first()).toBeVisible();
  await expect(page.getByText(/Went live after \d+ seconds as deployment/).first()).toBeVisible();
  await noViolations(page);

  await page.getByRole('link', { name: 'Deployment and log of Storefront web (eu)' }).click();
  await page.getByRole('button', { name: 'Read the log' }).click();
  await expect(page.getByText('Deployment ended: failed')).toBeVisible();
  await noViolations(page);
  await page.goBack();

  await page.getByRole('link', { name: /Roll back one step….*Storefront web \(us\)/ }).click();
  await page.getByRole('button', { name: 'Ask for approval to roll back Storefront web (us) in Production' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  await approve(approver, changeOf(page));
  await page.reload();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  const writes = await vendor.writes();
  expect(writes.filter((write) => write.endsWith('/promote'))).toHaveLength(2);
  expect(writes.filter((write) => write.endsWith(`${us}/deployments/rollback`))).toHaveLength(1);
});

test('targets that are ticked in one breath are all chosen, and no box jumps back', { tag: '@wide' }, async ({
  page,
  signIn,
}) => {
  await signIn(page, 'operator');
  await page.goto(`${board}/promote?source=${staging}`);
  const boxes = page.getByRole('checkbox', { name: /Storefront web \((us|eu)\)/ });
  await expect(boxes).toHaveCount(2);
  const after = await boxes.evaluateAll((all) => {
    for (const box of all) (box as HTMLInputElement).click();
    return all.map((box) => (box as HTMLInputElement).checked);
  });
  expect(after).toEqual([true, true]);
  await expect(page.getByRole('button', { name: /to 2 applications in Production/ })).toBeVisible();
  await expect(boxes.nth(0)).toBeChecked();
  await expect(boxes.nth(1)).toBeChecked();
});

test('a source that is deployed while somebody reads is said loudly, and the new build has to be taken', {
  tag: '@wide',
}, async ({ page, signIn, house, vendor }) => {
  await signIn(page, 'operator');
  await page.goto(toBoth);
  const promote = page.getByRole('button', { name: 'Promote to 2 applications in Production' });
  await expect(promote).toBeVisible();
  await atVendor(house.sandbox, `/applications/${staging}/deployments`, 'POST');
  await expect(page.getByText('“Storefront web (staging)” runs another deployment by now')).toBeVisible();
  await expect(promote).toHaveCount(0);
  await noViolations(page);
  // What was reviewed stays pinned, also for whoever opens the address later.
  await page.reload();
  await expect(page.getByText('“Storefront web (staging)” runs another deployment by now')).toBeVisible();
  await page.getByRole('button', { name: /^Take .* and plan again/ }).click();
  await expect(promote).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toEqual([]);
});

test('a source that is deployed between approval and run makes the change stale; planning again leads to the form', {
  tag: '@wide',
}, async ({ page, signIn, script, house, vendor }) => {
  const operator = await script('operator');
  const change = await submitted(operator, [eu]);
  const answer = await atVendor(house.sandbox, `/applications/${staging}/deployments`, 'POST');
  const deployment = (await answer.json()).id;
  const status = async () =>
    (await (await atVendor(house.sandbox, `/applications/${staging}/deployments/${deployment}`)).json()).status;
  await expect.poll(status).toBe('success');
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Out of date').first()).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toEqual([]);
  await page.getByRole('link', { name: 'Plan again' }).click();
  await expect(page.getByRole('checkbox', { name: /Storefront web \(eu\)/ })).toBeChecked();
  await expect(page.getByText(/nothing has been written/)).toBeVisible();
});

test('a connection that drops after the commit is found again, and nothing is deployed twice', async ({
  page,
  signIn,
  script,
  house,
  vendor,
}) => {
  const before = await deploymentsAt(house.sandbox, eu);
  const change = await submitted(await script('operator'), [eu]);
  await vendor.fault({ vendor: 'sevalla', method: 'POST', path: '/promote', drop: 'after', times: 1 });
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  await expect(page.getByText('Proven: Production holds what was published')).toBeVisible();
  expect((await vendor.writes()).filter((write) => write.endsWith('/promote'))).toHaveLength(1);
  expect(await deploymentsAt(house.sandbox, eu)).toBe(before + 1);
});

test('a target that is missing in the vendor’s answer has failed, and is said to be left as it was', {
  tag: '@wide',
}, async ({ page, signIn, script, house }) => {
  const before = await deploymentsAt(house.sandbox, eu);
  await vendorDoes(house.sandbox, { partialTargets: true });
  const change = await submitted(await script('operator'), [eu, us]);
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Failed: 0 of 2 done')).toBeVisible(inTime);
  for (const name of ['eu', 'us']) {
    const message = `Sevalla answered success, but did not accept “Storefront web (${name})”. Nothing was deployed there.`;
    await expect(page.getByText(message).first()).toBeVisible();
  }
  expect(await deploymentsAt(house.sandbox, eu)).toBe(before);
});

test('a deployment on its way is followed in the vendor’s own words, and called off beside the running change', {
  tag: '@wide',
}, async ({ page, signIn, script, house }) => {
  await vendorDoes(house.sandbox, { neverEnding: [eu], unknownStatus: 'verifying' });
  const operator = await script('operator');
  const change = await submitted(operator, [eu]);
  await signIn(page, 'operator');
  await page.goto(`/changes/${change}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('Sevalla reports “verifying”.')).toBeVisible();
  await page.getByRole('link', { name: 'Call it off… Storefront web (eu)' }).click();
  const callOff = page.getByRole('button', { name: 'Call it off in Production' });
  await expect(callOff).toBeVisible();
  await noViolations(page);
  await callOff.click();
  await expect(page.getByText('Succeeded: 1 of 1 done')).toBeVisible(inTime);
  await page.goto(`/changes/${change}`);
  await expect(page.getByText('Failed: 0 of 1 done')).toBeVisible(inTime);
  await expect(page.getByText(/Sevalla reports “(cancelled|skipped)”/).first()).toBeVisible();
});
