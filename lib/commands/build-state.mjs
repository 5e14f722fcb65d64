import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes.mjs';

const folders = ['app', 'components', 'lib', 'public'];
const mark = join(root, '.next/promenade-sources');

/** True when next has built something that can be started. */
export function hasBuild() {
  return existsSync(join(root, '.next/BUILD_ID'));
}

/** True when the build was made from the sources as they are. */
export function isBuildCurrent() {
  return hasBuild() && existsSync(mark) && readFileSync(mark, 'utf8') === sourceDigest();
}

/**
 * Remembers from which sources the build was made.
 * @param {string} digest
 */
export function markBuild(digest) {
  writeFileSync(mark, digest);
}

/** A digest over everything that a build is made from. */
export function sourceDigest() {
  const files = folders.flatMap((folder) => filesUnder(folder));
  const settings = readdirSync(root).filter((name) => /\.(mjs|ts|json)$/.test(name) && name !== 'next-env.d.ts');
  const digest = createHash('sha256');
  for (const file of [...files, ...settings].sort()) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return digest.digest('hex');
}

/** @returns {string[]} */
function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(join(root, file)).isFile());
}
