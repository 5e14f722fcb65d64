import { heapOf, openBrowser, tasksAfterClick, traced } from '../browser.mjs';
import { median } from '../median.mjs';
import { buildPages, servePages } from '../pages/build.mjs';

export const title = 'Side-by-side diff: from the click until changed lines can be seen';

const sizes = {
  S: '50 lines, 5 changes',
  M: '1,000 lines, 60 changes',
  L: '10,000 lines, 600 changes',
  XL: '50,000 lines, 2,000 changes',
  W: 'one line of 200 KB, 20 words',
  W1M: 'one line of 1 MB, 20 words',
};
const components = {
  ours: 'Promenade',
  codemirror: 'CodeMirror merge',
  alone: 'react-diff-viewer-continued as it comes',
};
/** What takes up to forty seconds by itself says the same in fewer runs. */
const fewer = { 'alone L': 3, 'alone XL': 1, 'alone W': 3, 'alone W1M': 1, 'codemirror W1M': 3 };

export async function measure({ runs }) {
  await buildPages();
  const pages = await servePages();
  const browser = await openBrowser();
  const found = new Map();
  try {
    for (const input of Object.keys(sizes)) {
      for (let run = 0; run < runs; run++) {
        // In turns, so that whatever else the machine does meets all of them.
        for (const component of Object.keys(components)) {
          const name = `${component} ${input}`;
          if (run >= (fewer[name] ?? runs)) continue;
          const one = await mountOnce(browser, pages.url, component, input);
          found.set(name, [...(found.get(name) ?? []), one]);
        }
      }
      console.log(
        `    ${input}: ${Object.keys(components)
          .map((name) => Math.round(of(found, name, input).visible))
          .join(' / ')} ms`,
      );
    }
    const pressed = await pressAtXL(browser, pages.url, runs);
    return { rows: [...rowsOf(found), ...pressed], notes };
  } finally {
    await browser.close();
    pages.close();
  }
}

const notes = [
  'Every page is a production build with its code loaded, a few lines drawn out of sight and both texts in memory before the click: Promenade does that (and starts its worker) while it reads both sides, and so the others are given the same. “Visible” ends with the frame in which a changed line stands in the view. Tasks of the main thread are counted for half a second longer, in time of the processor; in brackets by the clock. Nodes and heap are what the diff adds, the heap after a collection, without that of the worker.',
];

async function mountOnce(browser, url, component, input) {
  const page = await opened(browser, url, component, input);
  const session = await page.context().newCDPSession(page);
  const before = await heapOf(session);
  await browser.startTracing(page, traced);
  // As a user does it: React treats what follows a real click as urgent.
  await page.click('#mount', { noWaitAfter: true });
  await page.waitForFunction(() => window.bench.visible !== null, null, { timeout: 120_000, polling: 100 });
  await page.waitForTimeout(500);
  const trace = await browser.stopTracing();
  const [visible, nodes] = await page.evaluate(() => [
    window.bench.visible,
    document.querySelector('#place').querySelectorAll('*').length,
  ]);
  const task = tasksAfterClick(trace, visible);
  const heap = (await heapOf(session)) - before;
  await page.close();
  return { visible, nodes, heap: heap / 2 ** 20, ...task };
}

async function opened(browser, url, component, input) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/?component=${component}&input=${input}&warm=yes`);
  await page.waitForFunction(() => window.bench.ready, null, { timeout: 60_000 });
  // What starting the page leaves behind is over by then.
  await page.waitForTimeout(400);
  return page;
}

const fold = '[data-fold] button';

/** What a reader does with a large diff, as the time until the next frame. */
async function pressAtXL(browser, url, runs) {
  const page = await opened(browser, url, 'ours', 'XL');
  await page.click('#mount');
  await page.waitForFunction(() => window.bench.visible !== null);
  await page.waitForTimeout(500);
  const rows = [];
  for (const [what, selector] of [
    ['go to the next difference', '#next'],
    ['go to a difference that is far away', '#far'],
    ['switch between split and unified', '#toggle'],
    ['open a fold', fold],
  ]) {
    const times = [];
    for (let run = 0; run < Math.max(runs, 6); run++) {
      // What was opened can fill the view, with no other fold near it.
      for (let tries = 0; selector === fold && tries < 20 && (await page.locator(fold).count()) === 0; tries++) {
        await page.click('#next');
        await page.waitForTimeout(150);
      }
      await page.locator(selector).first().click();
      times.push(await (await page.waitForFunction(() => window.bench.frame)).jsonValue());
      await page.waitForTimeout(150);
    }
    const value = median(times);
    rows.push({
      what: `${sizes.XL}: ${what}, to the next frame`,
      target: '< 50 ms',
      value: ms(value),
      met: value < 50,
    });
  }
  await page.close();
  return rows;
}

function of(found, component, input) {
  const all = found.get(`${component} ${input}`) ?? [];
  const pick = (key) => median(all.map((one) => one[key]));
  return {
    visible: pick('visible'),
    nodes: pick('nodes'),
    heap: pick('heap'),
    task: pick('task'),
    clock: pick('clock'),
    work: pick('work'),
  };
}

function rowsOf(found) {
  const rows = [];
  for (const [input, size] of Object.entries(sizes)) {
    const ours = of(found, 'ours', input);
    const mirror = of(found, 'codemirror', input);
    const alone = of(found, 'alone', input);
    const add = (what, target, value, met) => rows.push({ what: `${size}: ${what}`, target, value, met });
    for (const [name, it] of [
      ['CodeMirror merge', mirror],
      ['the library as it comes', alone],
    ]) {
      const nodes = `${Math.round(it.nodes)} nodes, ${it.heap.toFixed(1)} MB`;
      add(name, null, `${ms(it.visible)}, work ${ms(it.work)}, task ${task(it)}, ${nodes}`, null);
    }
    const ratio = ours.visible / mirror.visible;
    const counted = input !== 'S';
    const wide = input.startsWith('W');
    add(
      'work of the main thread until then',
      null,
      `${ms(ours.work)} (${(ours.work / mirror.work).toFixed(2)} × CodeMirror)`,
      null,
    );
    add('visible', wide ? '< 100 ms' : null, ms(ours.visible), wide ? ours.visible < 100 : null);
    if (!wide)
      add(
        'visible, against CodeMirror',
        counted ? '≤ 1.00 ×' : null,
        `${ratio.toFixed(2)} ×`,
        counted ? ratio <= 1 : null,
      );
    const times = alone.visible / ours.visible;
    add(
      'faster than the library as it comes',
      input === 'XL' ? '≥ 20 ×' : null,
      `${times.toFixed(1)} ×`,
      input === 'XL' ? times >= 20 : null,
    );
    add('longest task', '< 50 ms', task(ours), ours.task < 50);
    add('nodes', '< 2,000', String(Math.round(ours.nodes)), ours.nodes < 2000);
    add('heap', '< 10 MB', `${ours.heap.toFixed(1)} MB`, ours.heap < 10);
  }
  return rows;
}

function ms(value) {
  return `${Math.round(value)} ms`;
}

function task({ task: processor, clock }) {
  return `${Math.round(processor)} (${Math.round(clock)}) ms`;
}
