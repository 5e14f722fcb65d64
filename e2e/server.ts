import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSandbox } from '@/lib/sandbox/host';

const root = resolve(import.meta.dirname, '..');

/** A whole Promenade with a sandbox of its own, as `npm run demo` would start it. */
export interface House {
  url: string;
  sandbox: string;
  /** Everything that the server has printed so far. */
  printed(): string;
  /** Does something while nobody listens at the vendors' address; afterwards they are back as they were at first. */
  withoutVendors(task: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** `variables` are laid over those of a demonstration; an empty one is as good as none. */
export async function startHouse(variables: Record<string, string> = {}): Promise<House> {
  let sandbox = await startSandbox({ port: 0 });
  const directory = await mkdtemp(join(tmpdir(), 'promenade-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(root, 'lib/commands/next.mjs'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      DATA_DIR: directory,
      DATABASE_URL: '',
      SANDBOX_URL: sandbox.url,
      SANDBOX_TIMEOUT_SECONDS: '5',
      LOG_LEVEL: 'debug',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const stop = async () => {
    await ended(child);
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  };
  await ready(url, child, () => printed).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const withoutVendors = async (task: () => Promise<void>) => {
    await sandbox.close();
    try {
      await task();
    } finally {
      sandbox = await startSandbox({ port: sandbox.port });
    }
  };
  return { url, sandbox: sandbox.url, printed: () => printed, withoutVendors, stop };
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const limit = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < limit) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`The server did not become ready:\n${printed()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await end;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('No port is free')),
      );
    });
  });
}
