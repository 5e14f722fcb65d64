import { ensureBuild, environments, signIn, startHouse, startVendors } from '../house.mjs';

export const title = 'Comparing two environments of 2,000 workflows at a vendor with a limit';

const delay = 50;
const rate = 80;
/** As in the sandbox: the bucket of an environment holds five seconds of requests and a tenth more. */
const burst = Math.floor(rate * 5 * 1.1);

export async function measure() {
  await ensureBuild();
  const vendors = await startVendors(50);
  try {
    const house = await startHouse(vendors);
    try {
      return await compareTwice(vendors, house);
    } finally {
      await house.stop();
    }
  } finally {
    await vendors.stop();
  }
}

async function compareTwice(vendors, house) {
  const cookie = await signIn(house.url);
  // Only now, so that the buckets are full when the first comparison begins.
  await vendors.control('PATCH', 'novu', { rateLimit: rate });
  await vendors.control('POST', 'faults', { vendor: 'novu', delayMs: delay });
  const first = await compareOnce(vendors, house.url, cookie);
  const second = await compareOnce(vendors, house.url, cookie);
  const least = leastSeconds(first);
  const ratio = first.seconds / least;
  const share = second.reads / first.reads;
  console.log(`    ${first.rows.length} rows, ${first.reads} reads, ${first.refused} refused; again ${second.reads}`);
  return {
    rows: [
      row('first comparison', null, seconds(first.seconds), null),
      row('what the limit itself takes', null, seconds(least), null),
      row('first comparison, against that', '≤ 1.2 ×', `${ratio.toFixed(2)} ×`, ratio <= 1.2),
      row('requests that were refused for the limit', null, `${first.refused} of ${first.all}`, null),
      row('second comparison', null, seconds(second.seconds), null),
      row('reads of the second, against the first', '< 5 %', `${(share * 100).toFixed(1)} %`, share < 0.05),
    ],
    notes: [
      `The sandbox answers after ${delay} ms and allows ${rate} requests a second for workflows and layouts in each environment, from a bucket of ${burst} that is full at the start. What the limit takes is (n − ${burst}) ÷ ${rate} seconds for the environment with more requests, where n is what the answer says the environment holds of workflows and layouts, and the pages of their lists. Refused requests are not counted into n. Reads are requests that the vendor answered, as its own log has them.`,
    ],
  };
}

async function compareOnce(vendors, url, cookie) {
  await vendors.control('DELETE', 'requests');
  const query = new URLSearchParams(environments);
  const begun = performance.now();
  const answer = await fetch(`${url}/api/connections/novu/compare?${query}`, { headers: { cookie } });
  const body = await answer.json();
  const passed = performance.now() - begun;
  if (!answer.ok) throw new Error(`The comparison failed: ${JSON.stringify(body)}`);
  const { requests } = await vendors.control('GET', 'requests');
  const read = requests.filter(({ status }) => status === 200);
  const refused = requests.filter(({ status }) => status === 429).length;
  return { seconds: passed / 1000, rows: body.rows, read, reads: read.length, refused, all: requests.length };
}

/** What a bucket that starts full and is never idle lets through in no less time. */
function leastSeconds({ rows, read }) {
  const pages = read.filter(({ path }) => /^\/novu\/v2\/(workflows|layouts)\?/.test(path)).length / 2;
  const held = ['source', 'target'].map(
    (side) => rows.filter((one) => one[side] && ['workflow', 'layout'].includes(one.type)).length,
  );
  return Math.max(0, (Math.max(...held) + pages - burst) / rate);
}

const row = (what, target, value, met) => ({ what, target, value, met });
const seconds = (value) => `${value.toFixed(1)} s`;
