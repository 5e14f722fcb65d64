import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isBuildCurrent } from '../lib/commands/build-state.mjs';
import { root, run } from '../lib/commands/processes.mjs';

/** Where the two environments are that are compared; the sandbox has published them. */
export const environments = { source: '68b4d1a04c7be30012a40001', target: '68b4d1a04c7be30012a40003' };

/** Builds Promenade as for production, unless that has been done from these sources. */
export async function ensureBuild() {
  if (isBuildCurrent()) return;
  const code = await run(process.execPath, [join(root, 'lib/commands/next.mjs'), 'build']);
  if (code !== 0) throw new Error('Promenade could not be built.');
}

/** The vendors' sandboxes in a process of their own, so that their work is not counted as anybody else's. */
export async function startVendors(scale = 1) {
  const port = await freePort();
  const env = { SANDBOX_PORT: String(port), SANDBOX_SCALE: String(scale) };
  const program = startProgram(['--import', 'tsx', join(root, 'lib/commands/sandbox.ts')], env);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/_sandbox/health`, program);
  const control = (method, path, body) => askVendors(url, method, path, body);
  return { url, control, stop: program.stop };
}

async function askVendors(url, method, path, body) {
  const headers = { 'content-type': 'application/json' };
  const sent = body === undefined ? null : JSON.stringify(body);
  const answer = await fetch(`${url}/_sandbox/${path}`, { method, headers, body: sent });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

/** The variables of one installation. Started again with the same ones it finds its database and its secrets. */
export async function installation(vendorUrl, databaseUrl = '') {
  const directory = await mkdtemp(join(tmpdir(), 'promenade-bench-'));
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: directory,
    DATABASE_URL: databaseUrl,
    SANDBOX_URL: vendorUrl,
  };
  return { env, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** Starts Promenade as `npm start` does and waits for its first answer; `startedIn` says how many milliseconds. */
export async function startServer({ env, args = [] }) {
  const begun = performance.now();
  const program = startProgram([...args, join(root, 'lib/commands/next.mjs'), 'start'], env);
  const url = env.NEXTAUTH_URL;
  await untilAnswers(`${url}/api/health/ready`, program);
  return { url, startedIn: performance.now() - begun, pid: program.pid, stop: program.stop };
}

/** Promenade before the sandbox, or before `front`, the address of something that stands before it. */
export async function startHouse(vendors, front = vendors.url) {
  const place = await installation(front);
  const server = await startServer(place).catch(async (error) => {
    await place.remove();
    throw error;
  });
  const stop = async () => {
    await server.stop();
    await place.remove();
  };
  return { ...server, stop };
}

/** Signs in as the demonstration's operator, as a browser would, and gives the cookies to send along. */
export async function signIn(url) {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await first.json();
  const body = new URLSearchParams({
    csrfToken,
    email: 'operator@promenade.test',
    password: 'promenade',
    json: 'true',
  });
  const headers = { cookie: cookiesOf(first) };
  const second = await fetch(`${url}/api/auth/callback/credentials`, { method: 'POST', headers, body });
  if (!second.ok) throw new Error(`Signing in failed: ${second.status}`);
  return [headers.cookie, cookiesOf(second)].join('; ');
}

const cookiesOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Resident memory of a process in MB, as Linux counts it. */
export function memoryOf(pid) {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

/** Starts a program of Node with its output kept, to be shown only if it fails. */
export function startProgram(args, env = {}, cwd = root) {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed = (printed + chunk).slice(-10_000);
    });
  const ended = new Promise((done) => child.once('close', done));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { pid: child.pid, stop, ended, printed: () => printed, hasEnded: () => child.exitCode !== null };
}

export async function untilAnswers(url, program) {
  const deadline = Date.now() + 60_000;
  while (!program.hasEnded() && Date.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(5);
  }
  await program.stop();
  throw new Error(`${url} was not ready:\n${program.printed()}`);
}

export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
