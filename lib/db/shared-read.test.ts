import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SharedRead } from './shared-read';

test('a crowd shares reads, and each read began after it was asked for', async () => {
  let stored = 0;
  let reads = 0;
  const shared = new SharedRead(async () => {
    reads += 1;
    const seen = stored;
    await pause(2);
    return seen;
  });
  const all: Promise<void>[] = [];
  for (let turn = 0; turn < 200; turn++) {
    stored += 1;
    const least = stored;
    all.push(shared.get().then((seen) => expect(seen).toBeGreaterThanOrEqual(least)));
    if (turn % 50 === 0) await pause(1);
  }
  await Promise.all(all);
  expect(reads).toBeLessThan(10);
});

test('who asks a second time is content with what was read since the first time, and with nothing older', async () => {
  let reads = 0;
  const shared = new SharedRead(async () => ++reads);
  const before = performance.now();
  expect([await shared.get(before), await shared.get(before), await shared.get(before)]).toEqual([1, 1, 1]);
  expect(await shared.get()).toBe(2);
  expect(await shared.get(before)).toBe(2);
});

test('a read that fails fails for those who share it, and the next one is tried', async () => {
  let reads = 0;
  const shared = new SharedRead(async () => {
    reads += 1;
    if (reads === 1) throw new Error('The connection was lost');
    return 'there';
  });
  const before = performance.now();
  const crowd = await Promise.allSettled([1, 2, 3].map(() => shared.get(before)));
  expect(crowd.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await shared.get(before)).toBe('there');
  expect(reads).toBe(2);
});

test('whoever asks while one is on its way waits for the next one, also when that one fails', async () => {
  let reads = 0;
  const shared = new SharedRead(async () => {
    reads += 1;
    const own = reads;
    await pause(5);
    if (own === 1) throw new Error('The connection was lost');
    return own;
  });
  const first = shared.get().catch(() => 'failed');
  await expect.poll(() => reads).toBe(1);
  expect(await Promise.all([shared.get(), shared.get()])).toEqual([2, 2]);
  expect(await first).toBe('failed');
});
