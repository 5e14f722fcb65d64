import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './processes.mjs';

const require = createRequire(import.meta.url);

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const programs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
  join(process.env['PROGRAMFILES(X86)'] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
];

/**
 * The path of a Chromium on this machine: PW_CHROMIUM, Playwright's own, or one of the system.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env.PW_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`PW_CHROMIUM names ${named}, where there is no program.`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [playwrightsOwn(), ...inPath, ...programs].find((path) => path && existsSync(path));
}

/** The same, after getting one if there is none. */
export async function ensureBrowser() {
  const present = findBrowser();
  if (present) return present;
  console.log('No Chromium found; getting one …');
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  if (!findBrowser()) await run(process.execPath, [playwrightCommand(), 'install', 'chromium']);
  const found = findBrowser();
  if (found) return found;
  throw new Error('There is no Chromium, and none could be got. Install one, or set PW_CHROMIUM to its path.');
}

/** The program behind `playwright`. */
export function playwrightCommand() {
  return join(root, 'node_modules/@playwright/test/cli.js');
}

function playwrightsOwn() {
  // Its table names a path also for a browser that was never downloaded.
  return require('@playwright/test').chromium.executablePath();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await ensureBrowser());
