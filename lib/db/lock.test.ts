import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from '@/lib/db/lock';

describe('acquireLock', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lock-test-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is refused while somebody holds it and leaves nothing behind', async () => {
    const release = await acquireLock(directory);
    await expect(acquireLock(directory)).rejects.toThrow(`is using the directory ${directory}`);
    await release();
    expect(await readdir(directory)).toEqual([]);
    await (await acquireLock(directory))();
  });

  it('goes to exactly one of many that ask at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => acquireLock(directory)));
    const held = results.filter((result) => result.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await held[0]?.value();
  });

  it('sweeps what a killed process left', async () => {
    await writeFile(join(directory, 'lock-00000000'), '');
    await (await acquireLock(directory))();
    expect(await readdir(directory)).toEqual([]);
  });

  it('counts one that does not answer as held', async () => {
    const silent = createServer().listen(join(directory, 'lock-ffffffff'));
    await expect(acquireLock(directory)).rejects.toThrow('Another Promenade process');
    silent.close();
  });

  it('says so when the path is too long for a socket', async () => {
    const deep = join(directory, 'd'.repeat(120));
    await expect(acquireLock(deep)).rejects.toThrow('cannot be locked');
  });
});
