import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hastyClock } from '@/lib/domain/testing-clock';
import { Budget } from './budget';
import { withPatience } from './patience';
import { transport } from './transport';

type Refusal = [status: number, retryAfter: string | null];

/** A vendor that refuses so often, and then answers. */
const refusals: Refusal[] = [];
let received: string[] = [];
const server = createServer((request, response) => {
  received.push(request.method ?? '');
  const [status, wait] = refusals.shift() ?? [200, null];
  response.writeHead(status, wait === null ? {} : { 'retry-after': wait }).end('{}');
});

beforeEach(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterEach(() => {
  refusals.splice(0);
  received = [];
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

function opened() {
  const clock = hastyClock();
  const address = server.address();
  const send = transport({
    vendor: 'Acme',
    baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    budget: new Budget(4, clock),
    secrets: () => [],
    describe: () => ({ message: 'slow down' }),
    retryAfter: (headers) => (headers.has('retry-after') ? Number(headers.get('retry-after')) : null),
  });
  const ask = (method: 'GET' | 'POST' = 'GET') => send({ method, path: '/', headers: {}, output: z.object({}) });
  const slept = () => clock.slept.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
  return { ask, slept, clock };
}

const limited = (retryAfterSeconds: number) => ({ code: 'vendor_rate_limited', status: 429, retryAfterSeconds });

describe('a vendor that asks to wait', () => {
  test.each<[string, Refusal[], 'GET' | 'POST', number]>([
    ['a 429 of a read', [[429, '7']], 'GET', 7],
    [
      'a 429 of a write, which did nothing',
      [
        [429, '3'],
        [429, '4'],
      ],
      'POST',
      7,
    ],
    ['a 429 that does not say how long', [[429, null]], 'GET', 1],
    ['a 503 of a read', [[503, '9']], 'GET', 9],
  ])('%s is waited for when it is short, and asked again', async (_what, refused, method, seconds) => {
    refusals.push(...refused);
    const { ask, slept } = opened();
    expect(await ask(method)).toEqual({});
    expect(slept()).toBeCloseTo(seconds, 0);
    expect(received).toHaveLength(refused.length + 1);
  });

  test.each(['GET', 'POST'] as const)(
    'a long one is told to whoever asks by %s, and nobody asks meanwhile',
    async (by) => {
      refusals.push([429, '30']);
      const { ask, slept, clock } = opened();
      await expect(ask(by)).rejects.toMatchObject({
        ...limited(30),
        message: expect.stringMatching(/for 30 seconds.*try again after/),
      });
      await expect(ask()).rejects.toMatchObject({
        ...limited(30),
        message: expect.stringMatching(/another 30 seconds. Nothing was sent/),
      });
      await clock.sleep(25_000);
      expect(await ask()).toEqual({});
      expect(slept()).toBeCloseTo(30, 0);
      expect(received).toEqual([by, 'GET']);
    },
  );

  test('a 503 of a write proves nothing and is not repeated; those that follow wait', async () => {
    refusals.push([503, '8']);
    const { ask, slept } = opened();
    await expect(ask('POST')).rejects.toMatchObject({ reach: 'ambiguous', status: 503 });
    expect(slept()).toBe(0);
    await ask();
    expect(slept()).toBeCloseTo(8, 0);
    expect(received).toEqual(['POST', 'GET']);
  });

  test('what asks for an hour is left alone for five minutes, and says so', async () => {
    refusals.push([429, '3600']);
    const { ask, slept } = opened();
    await expect(ask()).rejects.toMatchObject({
      message: expect.stringMatching(/3600 seconds.*for 300 seconds, and then asks again/),
    });
    expect(await withPatience({ attempts: 2, seconds: 300 }, () => ask())).toEqual({});
    expect(slept()).toBeCloseTo(300, 0);
  });

  test('a run waits for what it reads, but a write is no longer fresh after ten seconds', async () => {
    const { ask, slept } = opened();
    const patient = (method: 'GET' | 'POST') => withPatience({ attempts: 10, seconds: 300 }, () => ask(method));
    refusals.push([429, '60'], [503, '45']);
    expect(await patient('GET')).toEqual({});
    expect(slept()).toBeCloseTo(105, 0);
    refusals.push([429, '60']);
    await expect(patient('POST')).rejects.toMatchObject(limited(60));
  });
});
