import { randomUUID } from 'node:crypto';
import { findBrowser } from '../../lib/commands/browser.mjs';
import { ensureBuild, environments, signIn, startHouse, startVendors } from '../house.mjs';
import { median } from '../median.mjs';

export const title = 'Lighthouse, in production mode';

/** Pages that are far from every bound. */
const light = new Set(['sign-in', 'overview', 'change']);

/** Lighthouse's own categories, and what each page ought to reach in them, of 100. */
const categories = { performance: 95, accessibility: 100, 'best-practices': 100 };

export async function measure({ runs }) {
  await ensureBuild();
  const [{ default: lighthouse, desktopConfig }, { launch }] = await Promise.all([
    import('lighthouse'),
    import('chrome-launcher'),
  ]);
  const vendors = await startVendors();
  const house = await startHouse(vendors);
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', '--no-sandbox'] });
  try {
    const cookie = await signIn(house.url);
    const rows = [];
    for (const [page, path] of await pagesOf(house.url, cookie)) {
      for (const theme of ['light', 'dark']) {
        const found = [];
        for (let run = 0; run < Math.min(runs, light.has(page) ? 1 : 3); run++) {
          const sent = path === '/sign-in' ? `promenade-theme=${theme}` : `${cookie}; promenade-theme=${theme}`;
          const flags = { port: chrome.port, extraHeaders: { Cookie: sent }, onlyCategories: Object.keys(categories) };
          found.push(await judged(() => lighthouse(house.url + path, { ...flags, logLevel: 'silent' }, desktopConfig)));
        }
        rows.push(...rowsOf(`${page}, ${theme}`, found));
      }
    }
    return { rows, notes };
  } finally {
    await chrome.kill();
    await house.stop();
    await vendors.stop();
  }
}

const notes = [
  'With the settings that Lighthouse has for desktops, because that is where release managers sit: a simulated line of 10 Mbit/s and 40 ms. With an empty cache; medians of three runs, of sign-in, overview and change one.',
];

/** Lighthouse now and then sees no frame of a page at all; such a run says nothing. */
async function judged(run) {
  for (let attempt = 1; ; attempt++) {
    const { lhr } = await run();
    const seen = lhr.audits['largest-contentful-paint'].numericValue !== undefined;
    if (seen || attempt === 4) return lhr;
  }
}

/** The pages that are judged; the change has been submitted for it. */
async function pagesOf(url, cookie) {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID(), origin: url };
  const change = {
    connection: 'novu',
    action: 'publish',
    input: { ...environments, resources: [{ type: 'workflow', id: 'delivery-exception' }] },
  };
  const ask = async (more) => {
    const body = JSON.stringify({ ...change, ...more });
    const answer = await fetch(`${url}/api/changes`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The change could not be submitted: ${await answer.text()}`);
    return answer.json();
  };
  // Nobody's first comparison is the first of the server.
  await fetch(`${url}/api/connections/novu/compare?${new URLSearchParams(environments)}`, { headers });
  const { plan } = await ask({ dryRun: true });
  const { id } = await ask({ digest: plan.digest, reason: 'For the benchmark' });
  return [
    ['sign-in', '/sign-in'],
    ['overview', '/'],
    ['compare', `/c/novu/compare?${new URLSearchParams(environments)}`],
    ['change', `/changes/${id}`],
    ['toggle list', '/c/patchworks/deployments'],
  ];
}

function rowsOf(page, found) {
  const rows = Object.entries(categories).map(([category, least]) => {
    const score = Math.round(100 * median(found.map((one) => one.categories[category].score)));
    return {
      what: `${page}: ${category}`,
      target: `≥ ${least}`,
      value: `${score}${why(found, category)}`,
      met: score >= least,
    };
  });
  const time = (audit) => Math.round(median(found.map((one) => one.audits[audit].numericValue)));
  const seen = `${time('largest-contentful-paint')} ms, blocked ${time('total-blocking-time')} ms`;
  return [...rows, { what: `${page}: largest paint`, target: null, value: seen, met: null }];
}

/** The names of what cost points. */
function why([{ categories: judged, audits }], category) {
  if (category === 'performance') return '';
  const lost = judged[category].auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1);
  return lost.length === 0 ? '' : ` (${lost.map(({ id }) => id).join(', ')})`;
}
