import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../lib/commands/processes.mjs';
import { report } from './report.mjs';

/*
 * Every file in measures/ measures one thing and says what it ought to be. A further benchmark is a further file:
 *   export const title: string
 *   export async function measure({ runs }): Promise<{ rows: { what, target, value, met }[], notes?: string[] }>
 * `met` is true, false, or null for what is measured only to be compared with.
 */
const here = import.meta.dirname;
const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string', default: '5' } } });
const wanted = values.only?.split(',');
const runs = Number(values.runs);

if (!existsSync(join(here, 'node_modules'))) {
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', here]);
  if (code !== 0) process.exit(code);
}

const begun = new Date();
const load = loadavg()[0];
const parts = [];
for (const file of readdirSync(join(here, 'measures')).sort()) {
  const name = file.replace(/\.mjs$/, '');
  if (wanted && !wanted.includes(name)) continue;
  const { title, measure } = await import(`./measures/${file}`);
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { rows, notes = [] } = await measure({ runs });
  console.log(`    took ${Math.round((Date.now() - started) / 1000)} s`);
  parts.push({ title, rows, notes });
  for (const { what, target, value, met } of rows) {
    console.log(`${met === null ? '   ' : met ? ' ✓ ' : ' ✗ '} ${what.padEnd(62)} ${value.padEnd(24)} ${target ?? ''}`);
  }
}

const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load?.toFixed(1)} to ${loadavg()[0]?.toFixed(1)}`;
// Part of the benchmarks is no result to be kept.
if (!wanted) writeFileSync(join(here, 'results.md'), report({ parts, begun, machine, runs }));
const missed = parts.flatMap(({ rows }) => rows).filter(({ met }) => met === false);
console.log(missed.length === 0 ? '\nEvery target is met.' : `\n${missed.length} targets are missed.`);
process.exit(missed.length === 0 ? 0 : 1);
