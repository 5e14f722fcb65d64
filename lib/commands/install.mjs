import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './processes.mjs';

/** Installs the packages of package-lock.json, unless exactly these are there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  if ((await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0)
    throw new Error('The packages could not be installed; the lines above say why.');
}

/**
 * True when the packages of package-lock.json are there. npm keeps what it installed in a lock file of its own, which
 * tells more than any mark that we could leave.
 */
export function isInstalled(directory = root) {
  const installedLock = join(directory, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = packagesOf(installedLock);
  return Object.entries(packagesOf(join(directory, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || installed[path]?.version === wanted.version || (wanted.optional && !installed[path]),
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
