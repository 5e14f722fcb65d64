import { startProgram } from '../house.mjs';
import { median } from '../median.mjs';

export const title = 'Comparison, plan and matrix: how they grow with the number of resources';

const what = {
  compare: 'comparison, Novu',
  join: 'comparison of two inventories',
  plan: 'plan',
  matrix: 'matrix of three environments',
  flows: 'matrix of deployments',
};
const sizes = [250, 1000, 2000, 4000, 8000, 16_000];
/** Below this the work is as small as what else a process does. */
const fitted = 1000;
/** The threads that help collecting spend more of the processor's time on waiting for each other than on small heaps. */
const flags = ['--expose-gc', '--single-threaded-gc'];

export async function measure({ runs }) {
  const rows = [];
  const [comparing, joining, planning, matrices, flows] = Object.keys(what);
  const measured = new Map();
  // Two at once, one for each core: at every size the same ones disturb each other, so that none of the sizes is favoured.
  for (const pair of [[comparing, joining], [planning, matrices], [flows]]) {
    for (const size of sizes) {
      const found = await Promise.all(pair.map((name) => once(name, size, Math.min(runs, 3))));
      for (const [index, { milliseconds, bytes }] of found.entries())
        measured.set(`${pair[index]} ${size}`, { size, milliseconds: median(milliseconds), bytes });
    }
  }
  for (const [name, words] of Object.entries(what)) {
    const found = sizes.map((size) => measured.get(`${name} ${size}`));
    const last = found.at(-1);
    console.log(`    ${words}: ${found.map(({ milliseconds }) => milliseconds.toFixed(1)).join(' / ')} ms`);
    for (const [key, noun, unit] of [
      ['milliseconds', 'time', `${Math.round(last.milliseconds)} ms`],
      ['bytes', 'memory', `${(last.bytes / 2 ** 20).toFixed(1)} MB`],
    ]) {
      const exponent = slope(found.filter(({ size }) => size >= fitted).map((one) => [one.size, one[key]]));
      const value = `${exponent.toFixed(2)} (16,000: ${unit})`;
      rows.push({ what: `${words}: exponent of ${noun}`, target: '< 1.1', value, met: exponent < 1.1 });
    }
  }
  return { rows, notes };
}

const notes = [
  `Each size from 250 to 16,000 in a process of its own that has done five small ones before and collects its garbage in one thread, beside another one on the other core; time of the processor, medians of 3, and memory as the bytes on the heap that the result holds on to after two collections, the middle of three. The exponent is the slope of the least squares through the logarithms from ${fitted.toLocaleString('en')} resources on; below, what is constant weighs too much. The code is the product’s, from the vendor’s documents to the rows, only the network and the database are left out.`,
];

async function once(name, size, runs) {
  const program = startProgram([...flags, '--import', 'tsx', 'bench/growth.ts', name, String(size), String(runs)]);
  const code = await program.ended;
  if (code !== 0) throw new Error(`Measuring ${name} failed:\n${program.printed()}`);
  return JSON.parse(program.printed());
}

function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(Math.max(y, 1e-9))]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return across / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
