import { gzipSync } from 'node:zlib';
import { startBare } from '../bare.mjs';
import { ensureBuild, environments, signIn, startHouse, startVendors } from '../house.mjs';

export const title = 'First-load JavaScript of every page';

const budget = 130;

const pages = [
  '/sign-in',
  '/',
  '/changes',
  '/approvals',
  '/audit',
  `/c/novu/compare?${new URLSearchParams(environments)}`,
  '/c/novu/compare/review',
  '/c/novu/workflows',
  '/c/novu/workflows/order-confirmation',
  '/c/sevalla/pipelines',
  '/c/patchworks/deployments',
  '/settings/policies',
  '/settings/freezes',
];

export async function measure() {
  await ensureBuild();
  const vendors = await startVendors();
  const house = await startHouse(vendors);
  const bare = await startBare();
  try {
    const cookie = await signIn(house.url);
    const loads = new Map();
    for (const path of pages) loads.set(path, await firstLoad(house.url, path, path === '/sign-in' ? '' : cookie));
    const shared = [...(loads.get('/sign-in') ?? [])].filter(([address]) =>
      [...loads.values()].every((load) => load.has(address)),
    );
    return {
      rows: [
        ...[...loads].map(([path, load]) => rowOf(path.split('?')[0] ?? path, load)),
        beside('what all pages share', new Map(shared)),
        beside('Next and React alone: a page with one button', await firstLoad(bare.url, '/', '')),
      ],
      notes,
    };
  } finally {
    await bare.stop();
    await house.stop();
    await vendors.stop();
  }
}

const notes = [
  'The scripts that the HTML of a page asks for (without those for browsers that know no modules), each gzipped by itself at the usual level, in kB of 1,000 bytes. The page with one button is an application of its own (bench/bare) that imports nothing but React, built by the same Next: no page of Next can be smaller.',
];

const total = (load) => [...load.values()].reduce((sum, size) => sum + size, 0) / 1000;

function rowOf(path, load) {
  const { value } = beside(path, load);
  return { what: path, target: `< ${budget} kB`, value, met: total(load) < budget };
}

/** A row that is there to be compared with. */
function beside(what, load) {
  return { what, target: null, value: `${total(load).toFixed(1)} kB in ${load.size} files`, met: null };
}

/** The gzipped size of each script that a page asks for in its HTML, by address. */
async function firstLoad(url, path, cookie) {
  const html = await (await fetch(url + path, { headers: { cookie } })).text();
  const sizes = new Map();
  for (const [tag, address] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)) {
    if (!address || /nomodule/i.test(tag)) continue;
    const code = await (await fetch(new URL(address, url))).arrayBuffer();
    sizes.set(address, gzipSync(new Uint8Array(code)).length);
  }
  if (sizes.size === 0) throw new Error(`${path} asks for no script at all`);
  return sizes;
}
