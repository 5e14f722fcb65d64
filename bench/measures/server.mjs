import { ensureBuild, environments, installation, memoryOf, signIn, startServer, startVendors } from '../house.mjs';
import { median } from '../median.mjs';
import { startDatabase } from '../postgres.mjs';

export const title = 'The server: start to first answer, and its memory after a thousand comparisons';

const comparisons = 1000;
const atOnce = 4;

export async function measure({ runs }) {
  await ensureBuild();
  const vendors = await startVendors();
  const database = await startDatabase();
  const rows = [];
  try {
    for (const [name, url] of [
      ['embedded database', ''],
      ['PostgreSQL server', database?.url],
    ]) {
      if (url === undefined) continue;
      const place = await installation(vendors.url, url);
      try {
        rows.push(...(await startRows(place, name, runs)), ...(await memoryRows(place, name)));
      } finally {
        await place.remove();
      }
    }
  } finally {
    await database?.stop();
    await vendors.stop();
  }
  return { rows, notes };
}

const notes = [
  `The first start makes the database and the demonstration’s accounts and connections; the warm ones find them. A start ends with the first answer of /api/health/ready, asked every few milliseconds. The memory is VmRSS in /proc/<pid>/status of the one process that Promenade is, read after every tenth of ${comparisons} comparisons of the standard seed, ${atOnce} at once, each a request with session and permission; after the first the workflows are known and only the lists, layouts and agents are read. The embedded database is part of that process.`,
];

async function startRows(place, name, runs) {
  const times = [];
  for (let run = 0; run < Math.min(runs, 3) + 1; run++) {
    const server = await startServer(place);
    times.push(server.startedIn);
    await server.stop();
  }
  const [first, ...warm] = times;
  const value = median(warm);
  return [
    { what: `${name}: first start of all`, target: null, value: ms(first), met: null },
    { what: `${name}: warm start to the first answer`, target: '< 2,000 ms', value: ms(value), met: value < 2000 },
  ];
}

async function memoryRows(place, name) {
  const server = await startServer(place);
  try {
    const headers = { cookie: await signIn(server.url) };
    const url = `${server.url}/api/connections/novu/compare?${new URLSearchParams(environments)}`;
    const fresh = memoryOf(server.pid);
    const samples = [];
    let begun = 0;
    const one = async () => {
      while (begun < comparisons) {
        begun += 1;
        const number = begun;
        const answer = await fetch(url, { headers });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`A comparison failed: ${answer.status}`);
        if (number % 10 === 0) samples.push({ number, memory: memoryOf(server.pid) });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    const between = (from, to) => median(samples.filter((s) => s.number > from && s.number <= to).map((s) => s.memory));
    const [early, late] = [between(300, 500), between(comparisons - 200, comparisons)];
    const most = Math.max(...samples.map(({ memory }) => memory));
    const growth = late / early - 1;
    console.log(`    ${name}: ${samples.filter((_, at) => at % 10 === 9).map((s) => Math.round(s.memory))} MB`);
    return [
      { what: `${name}: memory before the first comparison`, target: null, value: mb(fresh), met: null },
      { what: `${name}: most memory on the way`, target: null, value: mb(most), met: null },
      { what: `${name}: memory after 1,000 comparisons`, target: '< 350 MB', value: mb(late), met: late < 350 },
      {
        what: `${name}: the last 200 against the 200 after the first 300`,
        target: '< 5 %',
        value: `${(growth * 100).toFixed(1)} %`,
        met: growth < 0.05,
      },
    ];
  } finally {
    await server.stop();
  }
}

const ms = (value) => `${Math.round(value)} ms`;
const mb = (value) => `${Math.round(value)} MB`;
