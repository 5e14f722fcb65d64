import { join } from 'node:path';
import { root } from '../lib/commands/processes.mjs';
import { environments, freePort, installation, memoryOf, signIn, startProgram, startServer, startVendors, untilAnswers, ensureBuild } from './house.mjs';
import { load } from './load.mjs';
import { median } from './median.mjs';
await ensureBuild();
const vendors = await startVendors();
const fp = await freePort(); const front = { url: `http://127.0.0.1:${fp}` };
const fprog = startProgram(['bench/documents.mjs', vendors.url, String(fp)]); await untilAnswers(`${front.url}/_sandbox/health`, fprog);
const next = join(root, 'node_modules/next/dist/bin/next');
const bp = await freePort(); const bare = startProgram([next,'start','-p',String(bp),'-H','127.0.0.1'], { NODE_ENV:'production', VENDOR_URL: front.url }, join(root,'bench/bare')); await untilAnswers(`http://127.0.0.1:${bp}/document/small`, bare);
const variants = JSON.parse(process.env.V ?? '{"plain":[],"semi32":["--min-semi-space-size=16","--max-semi-space-size=32"],"semi64":["--min-semi-space-size=32","--max-semi-space-size=64"]}');
const houses = {};
for (const [name,args] of Object.entries(variants)) { const place = await installation(front.url); const s = await startServer({...place, args}); houses[name] = { ...s, cookie: await signIn(s.url) }; }
const delay = (d) => fetch(`${front.url}/delay/${d}`, { method:'PUT' });
const target = (name,size) => name==='bare' ? { url:`http://127.0.0.1:${bp}/document/${size}` } : { url:`${houses[name].url}/api/connections/novu/workflows/${size}?environment=${environments.source}`, headers:{cookie:houses[name].cookie} };
const names=['bare',...Object.keys(houses)];
await delay(0);
for (const n of names) for (const [s,secs] of [['small',6],['medium',4],['large',2]]) await load({...target(n,s), atOnce:64, seconds:secs});
await delay(50);
const cases=(process.env.C??'small 64,medium 64,medium 16,large 16').split(',').map(c=>c.split(' '));
for (const [size,at] of cases) { const f={}; for (let r=0;r<(size==='large'?3:5);r++) for (const n of names) { const {times,perSecond}=await load({...target(n,size), atOnce:Number(at), seconds: size==='large'?1.5:1}); (f[n]??=[]).push([perSecond, median(times)]); }
 console.log(size,at, names.map(n=>`${n} ${median(f[n].map(x=>x[0])).toFixed(0)}/s (${(median(f[n].map((x,i)=>x[0]/f.bare[i][0]))).toFixed(2)}) p50 ${median(f[n].map(x=>x[1])).toFixed(1)}`).join('   ')); }
for (const [n,h] of Object.entries(houses)) console.log(n, Math.round(memoryOf(h.pid)),'MB');
process.exit(0);
