import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '@/lib/endpoints/endpoint';
import { callInParts } from './call';

const counting = endpoint({
  name: 'counting',
  summary: 'Counts',
  method: 'GET',
  path: '/api/counting',
  permission: 'compare:read',
  held: 'there',
  input: z.strictObject({}),
  output: z.object({ sum: z.number(), words: z.string() }),
  part: z.object({ number: z.number() }),
});

/** An answer whose bytes arrive in pieces that were cut at these places. */
function arriving(text: string, cuts: readonly number[]): void {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const pieces = places.slice(1).map((end, index) => bytes.slice(places[index], end));
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body));
}

const lines = (...all: unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

test('lines are put together whatever the pieces in which they arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer()),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.nat()),
      async (numbers, words, cuts) => {
        const answer = { sum: numbers.length, words };
        const parts = lines(...numbers.map((number) => ({ part: { number } })));
        // What comes in one piece with the whole answer is not told any more.
        arriving(parts + lines({ answer }), [...cuts, parts.length]);
        const told: number[] = [];
        const add = (parts: { number: number }[]) => void told.push(...parts.map(({ number }) => number));
        expect(await callInParts(counting, {}, add)).toEqual(answer);
        expect(told).toEqual(numbers);
      },
    ),
  );
});

test('an answer that ends before its last line is none', async () => {
  arriving('{"part":{"number":1}}\n{"answer":', []);
  await expect(callInParts(counting, {}, () => undefined)).rejects.toMatchObject({ problem: { code: 'unreachable' } });
});

test('a problem in the lines is a problem', async () => {
  const problem = { type: 'about:blank', title: 'No', status: 502, detail: 'It broke off.', code: 'x', requestId: '1' };
  arriving(lines({ part: { number: 1 } }, { problem, retryAfterSeconds: 3 }), [4, 30]);
  await expect(callInParts(counting, {}, () => undefined)).rejects.toMatchObject({ problem, retryAfterSeconds: 3 });
});
