import { createHash, randomUUID } from 'node:crypto';
import { readdir, realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const longestSocketPath = 100;

type Neighbour = 'held' | 'asking' | 'gone';

/**
 * Takes a directory for this process and returns the function that gives it back. The lock is a listening socket:
 * the system takes it away with the process, however that ends, which no lock file can promise.
 */
export async function acquireLock(directory: string): Promise<() => Promise<void>> {
  return process.platform === 'win32' ? acquirePipe(directory) : acquireSocket(directory);
}

async function acquireSocket(directory: string): Promise<() => Promise<void>> {
  const name = `lock-${randomUUID().slice(0, 8)}`;
  let state: Neighbour = 'asking';
  const server = createServer((socket) => socket.on('error', () => undefined).end(state));
  // A name appears only once it listens and is never used twice, so one that refuses is dead for good.
  const draft = socketPath(directory, `.${name}`);
  await listen(server, draft, directory);
  const path = socketPath(directory, name);
  await rename(draft, path);
  const release = async () => {
    await rm(path, { force: true });
    await new Promise((closed) => server.close(closed));
  };

  for (;;) {
    const others = await neighbours(directory, name);
    const held = others.some((other) => other.state === 'held');
    if (held || others.some((other) => other.name < name)) {
      await release();
      throw inUse(directory);
    }
    if (others.length === 0) break;
    // Whoever asks at the same moment with a higher name gives up when it sees this one, or holds the lock already.
    await pause(10);
  }
  state = 'held';
  return release;
}

async function neighbours(directory: string, own: string): Promise<{ name: string; state: Neighbour }[]> {
  const names = (await readdir(directory)).filter((name) => name.startsWith('lock-') && name !== own);
  const found = await Promise.all(names.map(async (name) => ({ name, state: await ask(socketPath(directory, name)) })));
  const gone = found.filter((other) => other.state === 'gone');
  await Promise.all(gone.map((other) => rm(join(directory, other.name), { force: true })));
  return found.filter((other) => other.state !== 'gone');
}

function ask(path: string): Promise<Neighbour> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    // A process that is stopped or busy still owns its directory.
    socket.setTimeout(2_000, () => {
      socket.destroy();
      resolve('held');
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer === 'asking' ? 'asking' : 'held'));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('gone');
      else if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve('asking');
      else reject(error);
    });
  });
}

async function acquirePipe(directory: string): Promise<() => Promise<void>> {
  const id = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
    .slice(0, 32);
  const server = createServer((socket) => socket.end('held'));
  await listen(server, `\\\\.\\pipe\\promenade-${id}`, directory);
  return async () => {
    await new Promise((closed) => server.close(closed));
  };
}

function listen(server: Server, path: string, directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? inUse(directory) : noSockets(directory, cause)),
    );
    server.listen(path, () => {
      server.unref();
      resolve();
    });
  });
}

/** The shorter of the two ways to name a socket: the system takes about 100 bytes, and longer names are cut silently. */
function socketPath(directory: string, name: string): string {
  const full = join(directory, name);
  const short = relative(process.cwd(), full);
  const path = short.length < full.length ? short : full;
  if (Buffer.byteLength(path) > longestSocketPath) throw noSockets(directory);
  return path;
}

function inUse(directory: string): Error {
  return new Error(
    `Another Promenade process is using the directory ${directory}. The embedded database belongs to one process: stop the other one, choose another DATA_DIR, or set DATABASE_URL.`,
  );
}

function noSockets(directory: string, cause?: Error): Error {
  return new Error(
    `The directory ${directory} cannot be locked, because no socket can be created in it: choose a DATA_DIR with a shorter path on a local disk.`,
    { cause },
  );
}
