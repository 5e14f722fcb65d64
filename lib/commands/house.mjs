import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuildCurrent } from './build-state.mjs';
import { ensureInstalled } from './install.mjs';
import { begin, root, run, stopAll, untilAnswers } from './processes.mjs';

const next = join(root, 'lib/commands/next.mjs');
const accounts = ['viewer', 'operator', 'approver', 'approver2', 'admin'].map((name) => `${name}@promenade.test`);

/**
 * Runs Promenade with the sandbox vendors until it is told to stop.
 * @param {'start' | 'dev'} mode
 */
export async function runHouse(mode) {
  process.chdir(root);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0));
  // npm passes a signal on to its shell only, and the shell ends without a word to this process.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && leave(0), 300).unref();
  try {
    await openHouse(mode);
  } catch (error) {
    console.error(`\n${error.message}\n`);
    await leave(1);
  }
}

let leaving = false;

/** @param {number} code */
async function leave(code) {
  if (leaving) return;
  leaving = true;
  await stopAll();
  process.exit(code);
}

async function openHouse(mode) {
  const host = process.env.HOST || '127.0.0.1';
  const port = process.env.PORT || '3000';
  const sandboxPort = process.env.SANDBOX_PORT || '4010';
  await requireFree(port, host, 'PORT');
  await requireFree(sandboxPort, '127.0.0.1', 'SANDBOX_PORT');
  await ensureInstalled();
  if (mode === 'start') await ensureBuilt();

  const site = `http://${reachable(host)}:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const dataDirectory = resolve(process.env.DATA_DIR || '.promenade');
  const environment = {
    ...process.env,
    ...secrets(dataDirectory),
    HOST: host,
    PORT: port,
    DATA_DIR: dataDirectory,
    // Accounts with known passwords and example connections belong into a database of their own.
    DATABASE_URL: '',
    NEXTAUTH_URL: site,
    OIDC_ISSUER: '',
    OIDC_CLIENT_ID: '',
    OIDC_CLIENT_SECRET: '',
    SANDBOX_PORT: sandboxPort,
    SANDBOX_URL: sandbox,
  };
  await ready(
    'The sandbox',
    ['--import', 'tsx', 'lib/commands/sandbox.ts'],
    environment,
    `${sandbox}/_sandbox/requests`,
  );
  await ready('Promenade', [next, mode], environment, `${site}/api/health/ready`);
  welcome(site, host);
}

/** Starts one of the two programs, waits until it answers, and ends everything if it ever ends by itself. */
async function ready(name, args, env, url) {
  const leash = pathToFileURL(join(root, 'lib/commands/leash.mjs')).href;
  const child = begin(process.execPath, ['--import', leash, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${name} ended by itself (${signal ?? `code ${code}`}).`)));
  });
  await Promise.race([untilAnswers(url, 120_000), ended]);
  ended.catch((error) => {
    if (!leaving) console.error(`\n${error.message}\n`);
    return leave(1);
  });
}

async function ensureBuilt() {
  if (isBuildCurrent()) return;
  console.log('Building Promenade …');
  if ((await run(process.execPath, [next, 'build'])) !== 0)
    throw new Error('Promenade could not be built; the lines above say why.');
}

/** The secrets of the demonstration, made once, so that its sessions and credentials outlive a restart. */
function secrets(dataDirectory) {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const file = join(dataDirectory, 'demo.json');
  if (!existsSync(file)) {
    const drawn = { NEXTAUTH_SECRET: draw(), ENCRYPTION_KEY: draw() };
    writeFileSync(file, `${JSON.stringify(drawn, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const { NEXTAUTH_SECRET, ENCRYPTION_KEY } = JSON.parse(readFileSync(file, 'utf8'));
  return { NEXTAUTH_SECRET, ENCRYPTION_KEY };
}

function draw() {
  return randomBytes(32).toString('base64');
}

/** An address that a browser on this machine can open. */
function reachable(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function requireFree(port, host, variable) {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', (error) =>
      taken(
        new Error(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on ${host} is in use already. Stop the other program, or choose another port with ${variable}=…`
            : `Promenade cannot listen on ${host}, port ${port}: ${error.message}. Check HOST and ${variable}.`,
        ),
      ),
    );
    probe.listen(Number(port), host, () => probe.close(free));
  });
}

function welcome(site, host) {
  const open = host !== '127.0.0.1' && host !== 'localhost' && host !== '::1';
  console.log(
    [
      '',
      `Promenade is ready on ${site}`,
      '',
      `Sign in as ${accounts.join(', ')}`,
      'with the password promenade. Everything here is an example: no vendor outside this machine is asked.',
      ...(open ? [`Beware: HOST is ${host}, so others can reach these accounts, whose password everybody knows.`] : []),
      'Ctrl-C stops it.',
      '',
    ].join('\n'),
  );
}
