import type { Page } from '@playwright/test';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { noViolations } from './accessible';
import { expect, test } from './promenade';

const { development, production } = MERIDIAN;
const list = '/c/novu/workflows';
const at = (id: string, environment: string, tab = 'content') => `${list}/${id}?environment=${environment}&tab=${tab}`;

test('an environment that cannot be read is said to be unknown, and is read again on request', {
  tag: '@wide',
}, async ({ page, signIn, vendor }) => {
  await vendor.fault({
    method: 'GET',
    path: '*/v2/workflows',
    status: 503,
    body: { statusCode: 503, message: 'Down' },
  });
  await signIn(page, 'operator');
  await page.goto(list);
  await expect(page.getByText('Production could not be read, so that nothing is known about it.')).toBeVisible();
  await expect(page.getByText('No workflow')).toHaveCount(0);
  await noViolations(page);
  await vendor.mend();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByRole('link', { name: 'Account closed', exact: true })).toBeVisible();
  await expect(page.getByText('Unknown: not read').first()).toBeVisible();
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('Unknown: not read')).toHaveCount(0);
});

test('a filter that nothing passes says so, and a viewer learns why nothing can be switched', { tag: '@wide' }, async ({
  page,
  signIn,
}) => {
  await signIn(page, 'viewer');
  await page.goto(`${list}?q=nothing-like-this`);
  await expect(page.getByText('Nothing matches your filter')).toBeVisible();
  await noViolations(page);
  await page.getByRole('button', { name: 'Clear filter' }).first().click();
  const active = page.getByRole('switch', { name: 'Account closed is active in Development' });
  await expect(active).toHaveAttribute('aria-disabled', 'true');
  await expect(active).toHaveAccessibleDescription('Your role lets you look, but not publish here');
});

test('an e-mail is only seen in a frame that is shut off', { tag: '@wide' }, async ({
  page,
  signIn,
  house,
  vendor,
}) => {
  const answer = await fetch(`${house.sandbox}/novu/v2/workflows/order-confirmation`, {
    headers: { authorization: 'ApiKey sandbox-novu-development' },
  });
  const { data } = await answer.json();
  const evil = `<html><head><style>p{color:rgb(1,2,3)}</style></head><body><p id="p">Hi</p><script>document.title="run";parent.document.title="broken out"</script><img src="${house.sandbox}/novu/pixel.png" onerror="parent.document.title=1"></body></html>`;
  const steps = data.steps.map((step: { stepId: string; controlValues: object }) =>
    step.stepId === 'confirmation-email' ? { ...step, controlValues: { ...step.controlValues, body: evil } } : step,
  );
  await fetch(`${house.sandbox}/novu/v2/workflows/order-confirmation`, {
    method: 'PUT',
    headers: { authorization: 'ApiKey sandbox-novu-development', 'content-type': 'application/json' },
    body: JSON.stringify({
      name: data.name,
      preferences: { user: null, workflow: data.preferences.default },
      steps: steps.map(({ _id, stepId, name, type, controlValues }: Record<string, unknown>) => ({
        _id,
        stepId,
        name,
        type,
        controlValues,
      })),
    }),
  });
  await signIn(page, 'operator');
  await page.goto(at('order-confirmation', development));
  await expect(page.getByLabel('Content of Confirmation email', { exact: true })).toHaveValue(/<script>/);
  const title = await page.title();
  await page.getByText('Preview', { exact: true }).click();
  const frame = page.frameLocator('iframe[title="Preview of Confirmation email"]');
  await expect(frame.locator('#p')).toHaveText('Hi');
  await expect(frame.locator('#p')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', '');
  expect(await frame.locator('script').count()).toBe(0);
  await expect(frame.locator('img')).toHaveJSProperty('complete', true);
  expect(await page.title()).toBe(title);
  // What the browser refuses to load it still announces at times, so that only what arrives is counted.
  const paths = (await vendor.requests()).map(({ path }) => path);
  expect(paths).toContain('/novu/v2/workflows/order-confirmation');
  expect(paths.filter((path) => path.includes('pixel'))).toEqual([]);
});

/** Each with what shows that it is there. */
const screens: [name: string, url: string, ready: (page: Page) => Promise<void>][] = [
  // A few rows, because every row is made of the same.
  [
    'the list',
    `${list}?q=order`,
    (page) => expect(page.getByRole('link', { name: 'Order confirmation', exact: true })).toBeVisible(),
  ],
  [
    'the page',
    at('chargeback-opened', development),
    (page) => expect(page.getByText('Risk channel').first()).toBeVisible(),
  ],
  [
    'the comparison',
    `${at('order-confirmation', development, 'compare')}&with=${production}`,
    (page) => expect(page.locator('[data-diff] tr').first()).toBeVisible(),
  ],
  [
    'the form',
    at('order-confirmation', development, 'edit'),
    (page) => expect(page.getByLabel('Description')).toBeVisible(),
  ],
  [
    'the form of a new one',
    `${list}/new`,
    (page) => expect(page.getByLabel('Identifier', { exact: true })).toBeVisible(),
  ],
  [
    'a review',
    `${list}/review?do=pause&environment=${development}#ticked=back-in-stock`,
    (page) => expect(page.getByRole('button', { name: /^Pause “back-in-stock”/ })).toBeVisible(),
  ],
  [
    'an environment without it',
    at('customer-survey-2025', development),
    (page) => expect(page.getByText(/has no workflow/)).toBeVisible(),
  ],
];

for (const [name, url, ready] of screens) {
  test(`${name} is accessible, light and wide, dark and narrow`, { tag: '@wide' }, async ({ page, signIn }) => {
    await signIn(page, 'operator');
    // Not each with each: the colours are the same at every width.
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(url);
      await ready(page);
      await noViolations(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
    }
  });
}
