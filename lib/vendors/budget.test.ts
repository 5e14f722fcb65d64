import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Clock } from '@/lib/domain/clock';
import { hastyClock } from '@/lib/domain/testing-clock';
import { Budget, longestPause } from './budget';

/** So many requests of a few milliseconds each; answers how many there were at once at most. */
async function crowd(budget: Budget, requests: number): Promise<number> {
  let now = 0;
  let most = 0;
  const one = async () => {
    most = Math.max(most, ++now);
    await pause(2);
    now -= 1;
  };
  await Promise.all(Array.from({ length: requests }, () => budget.run(one)));
  return most;
}

test('never asks more at once than it may, and comes up to that by and by', async () => {
  expect(await crowd(new Budget(2), 20)).toBe(2);
  const budget = new Budget(20);
  expect(await crowd(budget, 8)).toBe(8);
  expect(await crowd(budget, 200)).toBe(20);
});

test('a failed request gives its place back and earns none', async () => {
  const budget = new Budget(20);
  const failing = Array.from({ length: 50 }, () => budget.run(() => Promise.reject(new Error('No'))));
  expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true);
  expect(await crowd(budget, 8)).toBe(8);
});

test('asks half as many after a refusal, however many were refused together, and slowly more again', async () => {
  const budget = new Budget(16);
  await crowd(budget, 200);
  for (let refused = 0; refused < 16; refused++) budget.pause(0.01);
  await pause(15);
  expect(await crowd(budget, 8)).toBe(8);
  expect(await crowd(budget, 30)).toBeLessThan(13);
  expect(await crowd(budget, 400)).toBe(16);
});

test('nothing leaves while the vendor wants to be left alone, and what was refused goes first', async () => {
  const budget = new Budget(1);
  const begun = Date.now();
  const order: string[] = [];
  const asked = (name: string) => async () => void order.push(name);
  budget.pause(0.05);
  await Promise.all([
    budget.run(asked('the one that is on its way')),
    budget.run(asked('one that waits')),
    budget.run(asked('one that was refused'), { ahead: true }),
  ]);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(49);
  expect(order).toEqual(['the one that is on its way', 'one that was refused', 'one that waits']);
});

test('those who waited together go on in the order of coming, also when the timer goes off a moment early', async () => {
  let time = 0;
  let early = false;
  const clock: Clock = {
    now() {
      const now = time;
      // The moment that was missing has passed by the time somebody looks again.
      if (early) time += 1;
      early = false;
      return now;
    },
    async sleep(milliseconds) {
      await new Promise((resolve) => setImmediate(resolve));
      time += milliseconds - 1;
      early = true;
    },
  };
  const budget = new Budget(1, clock);
  budget.pause(1);
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((number) => budget.run(async () => void order.push(number))));
  expect(order).toEqual([1, 2, 3]);
});

test('who cannot wait that long is told at once, also behind somebody who can', async () => {
  const clock = hastyClock();
  const budget = new Budget(1, clock);
  budget.pause(3600);
  const patient = budget.run(async () => 'done');
  await expect(budget.run(async () => 'done', { patience: 10 })).rejects.toMatchObject({ seconds: longestPause });
  expect(await patient).toBe('done');
  expect(clock.slept.map((milliseconds) => Math.round(milliseconds / 1000))).toEqual([longestPause]);
});
