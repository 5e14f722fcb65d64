import { expect, test } from 'vitest';
import { VendorError } from '../transport';
import { withinLimits } from './patience';

const limited = (retryAfterSeconds: number) =>
  new VendorError('vendor_rate_limited', 'Sevalla answered 429: slow down', {
    status: 429,
    reach: 'refused',
    retryAfterSeconds,
  });

async function attempt(failures: Error[]) {
  const left = [...failures];
  const waited: number[] = [];
  let calls = 0;
  const work = async () => {
    calls++;
    const failure = left.shift();
    if (failure) throw failure;
    return 'done';
  };
  const result = await withinLimits(work, async (seconds) => waited.push(seconds)).catch(
    (error: Error) => error.message,
  );
  return { result, calls, waited };
}

test.each<[string, Error[], unknown]>([
  ['nothing is in the way', [], { result: 'done', calls: 1, waited: [] }],
  ['the limit ends within a minute', [limited(42), limited(7)], { result: 'done', calls: 3, waited: [42, 7] }],
  [
    'it does not end',
    [limited(1), limited(1), limited(1)],
    { result: expect.stringMatching(/429/), calls: 3, waited: [1, 1] },
  ],
  ['it lasts too long', [limited(3600)], { result: expect.stringMatching(/429/), calls: 1, waited: [] }],
  ['it is no limit', [new Error('broken')], { result: 'broken', calls: 1, waited: [] }],
])('when %s', async (_, failures, expected) => {
  expect(await attempt(failures)).toEqual(expected);
});
