import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SharedRead } from './shared-read';

test('a crowd shares reads, and each read began after it was asked for', async () => {
  let stored = 0;
  let reads = 0;
  const read = async () => {
    reads += 1;
    const seen = stored;
    await pause(2);
    return seen;
  };
  const shared = new SharedRead(read);
  const all: Promise<void>[] = [];
  for (let turn = 0; turn < 200; turn++) {
    stored += 1;
    const least = stored;
    all.push(shared.get('a').then((seen) => expect(seen).toBeGreaterThanOrEqual(least)));
    if (turn % 50 === 0) await pause(1);
  }
  await Promise.all(all);
  expect(reads).toBeLessThan(10);
});

test('a read that fails fails for those who share it, and the next one is tried', async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    if (reads === 1) throw new Error('The connection was lost');
    return 'there';
  };
  const shared = new SharedRead(read);
  const [first, second, third] = await Promise.allSettled([1, 2, 3].map(() => shared.get('a')));
  expect([first?.status, second?.status, third?.status]).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(await shared.get('a')).toBe('there');
  expect(reads).toBe(3);
});

test('different things are read at the same time', async () => {
  const shared = new SharedRead(async (key) => key);
  const [a, b] = await Promise.all(['a', 'b'].map((key) => shared.get(key)));
  expect([a, b]).toEqual(['a', 'b']);
});
