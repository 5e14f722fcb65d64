import { chromium } from '@playwright/test';
import { findBrowser } from '../lib/commands/browser.mjs';
import { buildPages, servePages } from './pages/build.mjs';

await buildPages();
const pages = await servePages();
const browser = await chromium.launch({ executablePath: findBrowser() });
for (const input of (process.argv[2] ?? 'S,M,L,XL,W,W1M').split(','))
  for (const component of (process.argv[3] ?? 'ours,codemirror').split(',')) {
    const out = [];
    let last;
    for (let i = 0; i < 3; i++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('pageerror', (e) => console.log('ERR', e.message));
      page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
      await page.goto(`${pages.url}/?component=${component}&input=${input}`);
      await page.waitForFunction(() => window.bench.ready);
      await page.waitForTimeout(300);
      await page.click('#mount');
      await page.waitForFunction(() => window.bench.visible !== null, null, { timeout: 60000 });
      await page.waitForTimeout(600);
      last = await page.evaluate(() => ({
        v: Math.round(window.bench.visible),
        t: Math.max(0, ...window.bench.longTasks),
        n: document.querySelector('#place').querySelectorAll('*').length,
      }));
      out.push(`${last.v}/${last.t}/${last.n}`);
      if (i === 0) await page.screenshot({ path: `/tmp/fd-peers/${component}-${input}.png` });
      await page.close();
    }
    console.log(input, component, out.join(' '));
  }
await browser.close();
pages.close();
