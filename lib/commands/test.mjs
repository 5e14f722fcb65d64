import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBrowser, playwrightCommand } from './browser.mjs';
import { isBuildCurrent } from './build-state.mjs';
import { ensureInstalled } from './install.mjs';
import { root, run, stopAll } from './processes.mjs';

process.chdir(root);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll().then(() => process.exit(130)));

const reports = mkdtempSync(join(tmpdir(), 'promenade-test-'));
const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const broken = new Set();
/** Named once more at the end: in a cut log the end is what is left. @type {string[]} */
const failures = [];

/**
 * Runs one part; a part without a report of its own counts as one failure when it fails.
 * @param {string} name
 * @param {() => Promise<number | { code: number, passed: number, failed: number }>} work
 */
async function stage(name, work) {
  console.log(`\n── ${name}`);
  const begun = Date.now();
  const result = await work().catch((error) => {
    console.error(error.message);
    return 1;
  });
  const { code, passed, failed } = typeof result === 'number' ? { code: result, passed: 0, failed: 0 } : result;
  total.passed += passed;
  total.failed += code === 0 ? failed : Math.max(failed, 1);
  if (code !== 0) broken.add(name);
  console.log(`── ${name}: ${code === 0 ? 'good' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

const tool = (path, ...args) => run(process.execPath, [join(root, path), ...args]);

function report(file) {
  return JSON.parse(readFileSync(join(reports, file), 'utf8'));
}

/** @param {string[]} more */
async function vitest(...more) {
  const file = `--outputFile.json=${join(reports, 'vitest.json')}`;
  const code = await tool(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    file,
    ...more,
  );
  const { numPassedTests: passed, numFailedTests: failed, testResults } = report('vitest.json');
  for (const { name, assertionResults } of testResults) {
    for (const test of assertionResults.filter(({ status }) => status === 'failed')) {
      failures.push(`${relative(root, name)}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
    }
  }
  return { code, passed, failed };
}

/** @param {string[]} which */
async function endToEnd(...which) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') };
  const code = await run(process.execPath, [playwrightCommand(), 'test', '--reporter=list,json', ...which], { env });
  const { expected, flaky, unexpected } = report('e2e.json').stats;
  return { code, passed: expected + flaky, failed: unexpected };
}

async function types() {
  const code = await tool('lib/commands/next.mjs', 'typegen');
  if (code !== 0) return code;
  // Where the build looks for what is known already, so that it need not check everything again.
  return tool('node_modules/typescript/bin/tsc', '--noEmit', '--tsBuildInfoFile', '.next/cache/.tsbuildinfo');
}

async function build() {
  if (isBuildCurrent()) {
    console.log('The build is current.');
    return 0;
  }
  return tool('lib/commands/next.mjs', 'build');
}

/** @param {string[]} which */
async function browser(...which) {
  await stage('build', build);
  if (broken.has('build')) return;
  await stage('browser', async () => {
    console.log(await ensureBrowser());
    return 0;
  });
  await stage('end to end', () => endToEnd(...which));
}

/** What a change has to pass before it is shown to anybody. */
async function everyday() {
  await stage('lint and format', () => tool('node_modules/@biomejs/biome/bin/biome', 'ci', '.'));
  await stage('types', types);
  await stage('unit and structure', () => vitest());
  await browser('--grep-invert', '@wide');
}

/** What takes longer: servers killed at every boundary, random lives, every fault, theme, width and shape in a browser. */
async function long() {
  await stage('chaos', () => vitest('--config', 'vitest.chaos.config.ts'));
  // Many of these wait for a vendor that is slow on purpose, so that a third browser has work to do meanwhile.
  await browser('--grep', '@wide', '--workers=3');
}

await stage('install', async () => {
  await ensureInstalled();
  return 0;
});
if (broken.size === 0) await (process.argv.includes('--long') ? long() : everyday());
rmSync(reports, { recursive: true });
for (const failure of failures) console.log(`\nFailed: ${failure}`);
if (broken.size > 0) console.log(`\nFailed: ${[...broken].join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.size > 0 || total.failed > 0 ? 1 : 0;
