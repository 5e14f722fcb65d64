import { startBare } from '../bare.mjs';
import {
  ensureBuild,
  environments,
  freePort,
  signIn,
  startHouse,
  startProgram,
  startVendors,
  untilAnswers,
} from '../house.mjs';
import { load } from '../load.mjs';
import { median } from '../median.mjs';

export const title = 'Our routes against the vendor itself and against a bare route of Next';

const sizes = { small: '5 KB', medium: '200 KB', large: '5 MB' };
const delays = [50, 0];
/** Without a delay the extremes say it all. */
const crowdsAt = { 50: [1, 16, 64], 0: [1, 64] };
const secondsEach = 1;
/** Large answers take their time, one at a time hardly varies, and what is not judged is there to be compared with. */
const roundsOf = (size, delay, atOnce) => (size === 'large' || delay === 0 || atOnce === 1 ? 1 : 3);
/** Code gets its final speed after some thousand requests; the servers of both are treated alike. */
const warmFor = { small: 10, medium: 5, large: 2 };

export async function measure() {
  await ensureBuild();
  const stops = [];
  try {
    const places = await start((stop) => stops.unshift(stop));
    const found = await inTurns(places);
    return { rows: rowsOf(found), notes };
  } finally {
    for (const stop of stops) await stop();
  }
}

const notes = [
  'One workflow of the size, read by a script that is signed in: session, permission and input are checked each time; the account, its roles and the connection are kept in memory while nothing was sent to the embedded database. The vendor is a small process that answers out of memory what the sandbox answered once. “Directly” asks that process; the bare route of Next fetches with keep-alive, parses, checks with zod and hands the bytes on, with no session. All of them are asked in turns, for a second each or until one and a half times as many requests as go at once are answered; medians of three rounds where 16 or 64 answers of up to 200 KB were asked at once from a vendor that takes its time. Before that both servers have answered for 17 seconds, 64 at once. Load, vendor and server share the machine’s cores.',
];

/** The vendor, Promenade and the bare route, each in a process of its own. */
async function start(onStop) {
  const vendors = await startVendors();
  onStop(vendors.stop);
  const front = await startFront(vendors.url);
  onStop(front.stop);
  const bare = await startBare(front.url);
  onStop(bare.stop);
  const house = await startHouse(vendors, front.url);
  onStop(house.stop);
  const cookie = await signIn(house.url);
  const { source } = environments;
  return {
    setDelay: (delay) => fetch(`${front.url}/delay/${delay}`, { method: 'PUT' }),
    direct: (size) => ({
      url: `${front.url}/novu/v2/workflows/${size}`,
      headers: { authorization: 'ApiKey sandbox-novu-development' },
    }),
    bare: (size) => ({ url: `${bare.url}/document/${size}` }),
    ours: (size) => ({
      url: `${house.url}/api/connections/novu/workflows/${size}?environment=${source}`,
      headers: { cookie },
    }),
  };
}

async function startFront(sandbox) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram(['bench/documents.mjs', sandbox, String(port)]);
  await untilAnswers(`${url}/_sandbox/health`, program);
  return { url, stop: program.stop };
}

async function inTurns(places) {
  const ways = ['direct', 'bare', 'ours'];
  /** All three shortly after each other, because the machine is not the same from minute to minute. */
  const roundOf = async (size, atOnce) => {
    const round = {};
    for (const way of ways) {
      const { times, perSecond } = await load({ ...places[way](size), atOnce, seconds: secondsEach });
      round[way] = { middle: median(times), perSecond };
    }
    return round;
  };
  await places.setDelay(0);
  for (const way of ['bare', 'ours'])
    for (const size of Object.keys(sizes)) await load({ ...places[way](size), atOnce: 64, seconds: warmFor[size] });
  const found = new Map();
  for (const delay of delays) {
    await places.setDelay(delay);
    for (const size of Object.keys(sizes)) {
      for (const atOnce of crowdsAt[delay]) {
        const rounds = [];
        for (let round = 0; round < roundsOf(size, delay, atOnce); round++) rounds.push(await roundOf(size, atOnce));
        found.set([size, delay, atOnce].join(' '), rounds);
      }
    }
    console.log(`    with a vendor that takes ${delay} ms: done`);
  }
  return (size, delay, atOnce) => found.get([size, delay, atOnce].join(' '));
}

function rowsOf(found) {
  const rows = [];
  for (const delay of delays) {
    for (const [size, words] of Object.entries(sizes)) {
      for (const atOnce of crowdsAt[delay]) {
        const what = `${words}, vendor takes ${delay} ms, ${atOnce} at once`;
        const rounds = found(size, delay, atOnce);
        const of = (way) => ({
          middle: median(rounds.map((round) => round[way].middle)),
          perSecond: median(rounds.map((round) => round[way].perSecond)),
        });
        const [direct, bare, ours] = ['direct', 'bare', 'ours'].map(of);
        const bound = 1.15 * direct.middle + 3;
        const quick = delay > 0 && size !== 'large' && atOnce < 64;
        const share = median(rounds.map((round) => round.ours.perSecond / round.bare.perSecond));
        const much = size === 'large' || (delay > 0 && atOnce === 64);
        rows.push({
          what: `${what}: p50`,
          target: quick ? `≤ ${bound.toFixed(1)} ms` : null,
          value: `${ours.middle.toFixed(1)} ms (directly ${direct.middle.toFixed(1)}, bare ${bare.middle.toFixed(1)})`,
          met: quick ? ours.middle <= bound : null,
        });
        rows.push({
          what: `${what}: throughput against the bare route`,
          target: much ? '≥ 0.8 ×' : null,
          value: `${share.toFixed(2)} × (${rate(ours)} of ${rate(bare)}, directly ${rate(direct)} a second)`,
          met: much ? share >= 0.8 : null,
        });
      }
    }
  }
  return rows;
}

const rate = ({ perSecond }) => (perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond)));
