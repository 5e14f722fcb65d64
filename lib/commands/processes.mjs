import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The root of the project; every command works from here. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

const killAfterMilliseconds = 8_000;

/**
 * Starts a program that ends with this one.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function begin(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  children.add(child);
  child.once('exit', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/**
 * Runs a program to its end and gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = begin(command, args, options);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs npm, by the same installation that runs this command when there is one.
 * @param {string[]} args
 */
export function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** Ends every program that was started here; one that does not listen is killed. */
export async function stopAll() {
  const left = [...children];
  const ended = left.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of left) child.kill('SIGTERM');
  const timer = setTimeout(() => left.forEach((child) => void child.kill('SIGKILL')), killAfterMilliseconds);
  await Promise.all(ended);
  clearTimeout(timer);
}

/**
 * Asks an address until it answers 200.
 * @param {string} url
 * @param {number} limitMilliseconds
 * @returns {Promise<void>}
 */
export async function untilAnswers(url, limitMilliseconds) {
  const deadline = Date.now() + limitMilliseconds;
  let last = 'no answer';
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.status === 200) return;
      last = `status ${response.status}: ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await pause(150);
  }
  throw new Error(`${url} was not ready after ${limitMilliseconds / 1000} seconds (${last}).`);
}
