import { expect, test } from 'vitest';
import { ownTurn } from './turns';

/** In which turns of the event loop those who asked together went on. */
async function turnsOf(crowd: number): Promise<number[]> {
  let turn = 0;
  let left = crowd;
  const count = () => {
    turn += 1;
    if (left > 0) setImmediate(count);
  };
  setImmediate(count);
  const went = Array.from({ length: crowd }, async () => {
    await ownTurn();
    left -= 1;
    return turn;
  });
  return Promise.all(went);
}

test('those who ask together go on one after the other, each in a turn of its own and in their order', async () => {
  const turns = await turnsOf(10);
  expect(new Set(turns).size).toBe(10);
  expect(turns).toEqual([...turns].sort((a, b) => a - b));
});

test('a large crowd goes on in groups, and nobody is left waiting', async () => {
  const turns = await turnsOf(400);
  expect(turns).toHaveLength(400);
  expect(new Set(turns).size).toBeLessThan(100);
  const groups = [...new Set(turns)].map((turn) => turns.filter((one) => one === turn).length);
  expect(Math.max(...groups)).toBeLessThanOrEqual(25);
});
