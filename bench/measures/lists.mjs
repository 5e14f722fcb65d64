import { openBrowser, tasksOf, traced } from '../browser.mjs';
import { ensureBuild, environments, signIn, startHouse, startVendors } from '../house.mjs';
import { median } from '../median.mjs';
import { comparisonOf } from '../rows.mjs';

export const title = 'Lists: first rows, ticks, filters and scrolling';

const lists = [
  {
    name: 'compare list of 5,000 rows',
    path: `/c/novu/compare?${new URLSearchParams(environments)}`,
    data: /\/api\/connections\/novu\/compare\?/,
    search: 'invoice',
    all: /^Tick all: /,
  },
  {
    name: 'toggle list of 6,000 rows',
    path: '/c/patchworks/deployments',
    data: /\/api\/connections\/patchworks\/deployments\?/,
    whole: '6,000 deployments',
    search: 'shopify',
    all: /^Tick all/,
  },
  {
    name: 'matrix of 2,000 flows in 6 environments',
    path: '/c/patchworks/deployments?tab=matrix',
    data: /\/api\/connections\/patchworks\/deployments\?/,
    whole: '6,000 deployments',
    search: 'shopify',
  },
  {
    name: 'list of 2,100 workflows in 3 environments',
    path: '/c/novu/workflows',
    data: /\/api\/connections\/novu\/workflows\?/,
    whole: /2,1\d\d workflows$/,
    search: 'order',
  },
];

export async function measure({ runs }) {
  await ensureBuild();
  const vendors = await startVendors(50);
  const house = await startHouse(vendors);
  const browser = await openBrowser();
  try {
    const cookie = await signIn(house.url);
    const rows = [];
    for (const list of lists) {
      const found = [];
      for (let run = 0; run < runs; run++) found.push(await tryOnce(browser, house.url, cookie, list));
      rows.push(...rowsOf(list, found));
      console.log(`    ${list.name}: first rows after ${Math.round(median(found.map(({ first }) => first)))} ms`);
    }
    return { rows, notes };
  } finally {
    await browser.close();
    await house.stop();
    await vendors.stop();
  }
}

const notes = [
  '“First rows” is the time from the last byte of the first answer until a row has been drawn. A tick, a keystroke in the filter and “select all” are measured by the browser itself, from the event to the next frame (Event Timing, in steps of 8 ms). “Longest task” is that of the main thread in time of the processor, in brackets by the clock, while 100 frames are scrolled by 120 pixels and 100 by 400, or while a word is typed and taken away again. The 5,000 rows of the comparison are handed to the page in place of the server’s answer; everything else comes from the server, which reads the sandbox at scale 50.',
];

async function tryOnce(browser, url, cookie, list) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookie.split('; ').map((pair) => cookieAt(url, pair)));
  await context.addInitScript(watchRowsAndEvents, list.data.source);
  const page = await context.newPage();
  if (list.name.startsWith('compare')) await page.route(list.data, (route) => route.fulfill(comparisonOf(5000)));
  await page.goto(url + list.path);
  const first = await (await page.waitForFunction(() => window.seen.first, null, { timeout: 60_000 })).jsonValue();
  if (list.whole) await page.getByText(list.whole).first().waitFor({ timeout: 120_000 });
  // What comes after the last page, such as counting, is over by then.
  await page.waitForTimeout(1000);

  const tick = await pressed(page, () => page.locator('[data-index] input[type=checkbox]').nth(2).click());
  const all = list.all
    ? await pressed(page, () => page.getByRole('checkbox', { name: list.all }).first().click())
    : null;
  if (list.all) await pressed(page, () => page.getByRole('checkbox', { name: list.all }).first().click());

  const scrolling = await tasksDuring(browser, page, async () => {
    for (const by of [120, 400]) await page.evaluate(scroll, by);
  });
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const keys = [];
  await page.getByRole('searchbox').first().focus();
  const typing = await tasksDuring(browser, page, async () => {
    for (const key of [...list.search, ...Array.from(list.search, () => 'Backspace')])
      keys.push(await pressed(page, () => page.keyboard.press(key)));
  });
  await context.close();
  return { first, tick, all, nodes, key: Math.max(...keys), scrolling, typing };
}

/** The longest of the events that a press causes, from the event to the next frame, as the browser measures it. */
async function pressed(page, press) {
  await page.evaluate(() => window.seen.events.splice(0));
  await press();
  // Longer than the search waits for the next key, so that what a key leads to is over before the next one.
  await page.waitForTimeout(200);
  return Math.max(8, ...(await page.evaluate(() => window.seen.events)));
}

async function tasksDuring(browser, page, work) {
  await browser.startTracing(page, traced);
  // Starting the trace is a long task itself.
  await page.evaluate(() => performance.mark('begun'));
  await work();
  await page.waitForTimeout(300);
  return tasksOf(await browser.stopTracing());
}

/* What follows runs in the page. */

function watchRowsAndEvents(data) {
  window.seen = { first: null, events: [] };
  const isData = new RegExp(data);
  const look = () => {
    const answer = performance
      .getEntriesByType('resource')
      .find(({ name, responseEnd }) => isData.test(name) && responseEnd);
    if (!answer || !document.querySelector('[data-index]')) return requestAnimationFrame(look);
    requestAnimationFrame(() =>
      setTimeout(() => (window.seen.first = Math.max(1, performance.now() - answer.responseEnd))),
    );
  };
  look();
  new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) window.seen.events.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}

async function scroll(by) {
  const inside = [...document.querySelectorAll('main, main *')].filter(
    (one) => one.scrollHeight > one.clientHeight + 2000 && getComputedStyle(one).overflowY !== 'visible',
  );
  for (let frame = 0; frame < 100; frame++) {
    inside[0].scrollTop += by;
    await new Promise((next) => requestAnimationFrame(next));
  }
}

function cookieAt(url, pair) {
  const cut = pair.indexOf('=');
  return { url, name: pair.slice(0, cut), value: pair.slice(cut + 1) };
}

function rowsOf({ name }, found) {
  const of = (pick) => median(found.map(pick));
  const rows = [];
  const add = (what, target, value, text) => rows.push({ what: `${name}: ${what}`, target, value: text, met: value });
  const first = of((one) => one.first);
  add('first rows after the data', '< 300 ms', first < 300, `${Math.round(first)} ms`);
  for (const [what, pick] of [
    ['tick', (one) => one.tick],
    ['select all', (one) => one.all],
    ['filter keystroke', (one) => one.key],
  ]) {
    if (found.some((one) => pick(one) === null)) continue;
    const value = of(pick);
    add(what, '< 50 ms', value < 50, `${Math.round(value)} ms`);
  }
  for (const [what, pick] of [
    ['longest task while scrolling', (one) => one.scrolling],
    ['longest task while filtering', (one) => one.typing],
  ]) {
    const [task, clock] = [of((one) => pick(one).task), of((one) => pick(one).clock)];
    add(what, '< 50 ms', task < 50, `${Math.round(task)} (${Math.round(clock)}) ms`);
  }
  const nodes = of((one) => one.nodes);
  add('nodes of the page', '< 3,000', nodes < 3000, String(Math.round(nodes)));
  return rows;
}
