import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A PostgreSQL server for one test run. */
export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

interface Identity {
  uid?: number;
  gid?: number;
}

const run = promisify(execFile);
const startLimitMilliseconds = 30_000;

/** Starts a throw-away server on loopback from the binaries of this machine; `null` when it has none. */
export async function startPostgres(): Promise<TestServer | null> {
  const binaries = await findBinaries();
  if (!binaries) return null;
  const identity = await unprivileged();
  const directory = await mkdtemp(join(tmpdir(), 'promenade-pg-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, password);
  if (identity.uid !== undefined && identity.gid !== undefined)
    for (const path of [directory, passwordFile]) await chown(path, identity.uid, identity.gid);

  const data = join(directory, 'data');
  const initial = ['-D', data, '-U', 'promenade', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', '--no-sync'];
  await run(join(binaries, 'initdb'), [...initial, `--pwfile=${passwordFile}`], { ...identity, cwd: directory });
  const port = await freePort();
  const quick = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'];
  const where = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`];
  const owner = [directory, String(identity.uid ?? ''), String(identity.gid ?? '')];
  const program = [...owner, join(binaries, 'postgres'), ...where, ...quick];
  // In a group of its own, or Ctrl-C would reach the server before the tests that use it.
  const server = spawn(process.execPath, ['lib/db/testing-guard.mjs', ...program], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const url = `postgres://promenade:${password}@127.0.0.1:${port}/postgres`;
  const stop = () => end(server);
  try {
    await untilReady(server, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function findBinaries(): Promise<string | undefined> {
  const packaged = await readdir('/usr/lib/postgresql').catch(() => []);
  const newestFirst = packaged.sort((a, b) => Number(b) - Number(a)).map((v) => `/usr/lib/postgresql/${v}/bin`);
  const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of [...path, ...newestFirst, '/usr/local/bin', '/usr/local/pgsql/bin', '/opt/homebrew/bin']) {
    const names = new Set(await readdir(folder).catch(() => []));
    if (names.has('initdb') && names.has('postgres')) return folder;
  }
  return undefined;
}

/** PostgreSQL refuses to run as root, so root hands it to an account that owns nothing. */
async function unprivileged(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => accounts.find((fields) => fields[0] === name)).find(Boolean);
  if (!found) throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let output = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  });
  const deadline = Date.now() + startLimitMilliseconds;
  for (;;) {
    const client = new Client({ connectionString: url });
    const ready = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (ready) return;
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${output}`);
    await pause(50);
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.disconnect();
  await ended;
}
