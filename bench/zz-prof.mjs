import WebSocket from 'ws';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { environments, freePort, installation, signIn, startServer, startProgram, startVendors, untilAnswers } from './house.mjs';
import { load } from './load.mjs';
import { median } from './median.mjs';
const [size = 'small', atOnce = '16', seconds = '6', prof = '1'] = process.argv.slice(2);
rmSync('/tmp/prof', { recursive: true, force: true });
const vendors = await startVendors();
const port = await freePort();
const front = startProgram(['bench/documents.mjs', vendors.url, String(port)]);
await untilAnswers(`http://127.0.0.1:${port}/_sandbox/health`, front);
const place = await installation(`http://127.0.0.1:${port}`);
const inspect = await freePort();
const server = await startServer({ ...place, args: prof === '1' ? [`--inspect=127.0.0.1:${inspect}`] : [] });
const cookie = await signIn(server.url);

const url = `${server.url}/api/connections/novu/workflows/${size}?environment=${environments.source}`;
await load({ url, headers: { cookie }, atOnce: 64, seconds: Number(process.argv[8] ?? 3) });
let ws, call;
if (prof === '1') {
const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${inspect}/json`)).json();
ws = new WebSocket(webSocketDebuggerUrl);
await new Promise((d) => ws.addEventListener('open', d));
let n = 0; const waiting = new Map();
ws.addEventListener('message', ({ data }) => { const m = JSON.parse(data); waiting.get(m.id)?.(m.result); });
call = (method, params = {}) => new Promise((d) => { waiting.set(++n, d); ws.send(JSON.stringify({ id: n, method, params })); });
await call('Profiler.enable');
{ await call('Profiler.setSamplingInterval', { interval: 500 }); await call('Profiler.start'); }

}
const s2 = Number(process.argv[7] ?? 3); await load({ url, headers: { cookie }, atOnce: Number(atOnce), seconds: s2 });
await fetch(`http://127.0.0.1:${port}/delay/${process.argv[6] ?? 0}`, { method: 'PUT' });
const cpu0 = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' '); const c0 = Number(cpu0[13]) + Number(cpu0[14]);
const { times, perSecond } = await load({ url, headers: { cookie }, atOnce: Number(atOnce), seconds: Number(seconds) });
const cpu1 = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' '); console.log('cpu s', (Number(cpu1[13]) + Number(cpu1[14]) - c0) / 100, 'of', seconds);
console.log(size, atOnce, 'p50', median(times).toFixed(1), perSecond.toFixed(0), '/s');
if (prof === '1') {
  const { profile } = await call('Profiler.stop');
  (await import('node:fs')).writeFileSync('/tmp/route.cpuprofile', JSON.stringify(profile));
}
ws?.close();
await server.stop(); await front.stop(); await vendors.stop(); await place.remove();
process.exit(0);
