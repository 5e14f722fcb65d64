import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from '@/lib/commands/install.mjs';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'promenade-commands-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function command(file: string, args: string[], variables: Record<string, string> = {}, cwd = '.') {
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { ...process.env, ...variables } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = await once(child, 'close');
  return { code, output };
}

describe('next.mjs', () => {
  it('says what to do when there is no build to start', async () => {
    await cp('lib/commands', join(directory, 'lib/commands'), { recursive: true });
    await symlink(resolve('node_modules'), join(directory, 'node_modules'));
    const { code, output } = await command('lib/commands/next.mjs', ['start'], {}, directory);
    expect(code).toBe(1);
    expect(output).toContain('npm run build');
  });
});

describe('demo.mjs', () => {
  it.each(['PORT', 'SANDBOX_PORT'])('says so before it builds anything when %s is taken', async (variable) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(address && typeof address === 'object' ? address.port : '');
    const ports = { PORT: '0', SANDBOX_PORT: '0', [variable]: port, DATA_DIR: directory };
    const { code, output } = await command('lib/commands/demo.mjs', [], ports);
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} on 127.0.0.1 is in use already`);
    expect(output).toContain(`${variable}=`);
  });
});

describe('isInstalled', () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const wanted = {
    '': { name: 'promenade' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  async function installed(packages: object): Promise<boolean> {
    await mkdir(join(directory, 'node_modules'), { recursive: true });
    await writeFile(join(directory, 'package-lock.json'), lock(wanted));
    await writeFile(join(directory, 'node_modules/.package-lock.json'), lock(packages));
    return isInstalled(directory);
  }

  it('is false on a fresh clone', () => {
    expect(isInstalled(directory)).toBe(false);
  });

  it('compares what npm installed with what is wanted', async () => {
    expect(await installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })).toBe(
      true,
    );
    expect(await installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
    expect(await installed({ 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(await installed({ 'node_modules/b': { version: '2.0.0' } })).toBe(false);
    expect(await installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.9' } })).toBe(
      false,
    );
  });
});
