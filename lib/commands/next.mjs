import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { hasBuild, markBuild, sourceDigest } from './build-state.mjs';
import { root, run } from './processes.mjs';

const [command = '', ...rest] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const nextBinary = require.resolve('next/dist/bin/next');

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = '1';
// Next's own handler waits for open streams for ever; lib/start.ts has one that does not. It must be set before next loads.
process.env.NEXT_MANUAL_SIG_HANDLE = 'true';
// What `next dev` grants its server to end in; its own tenth of a second is not enough to close a database.
process.env.NEXT_EXIT_TIMEOUT_MS ||= '5000';

if (command === 'build') {
  const digest = sourceDigest();
  const code = await run(process.execPath, [nextBinary, 'build', ...rest]);
  if (code === 0) markBuild(digest);
  process.exitCode = code;
} else if (command === 'start' || command === 'dev') {
  if (command === 'start' && !hasBuild()) {
    console.error('There is no build to start. Run `npm run build` first, or `npm run demo` to try Promenade out.');
    process.exit(1);
  }
  // On a machine with much memory V8 sees no reason to collect: the server would grow to half a gigabyte of garbage. With
  // 30 in place of 100 a tenth to a fifth of the throughput was lost.
  if (command === 'start') setFlagsFromString('--heap-growing-percent=100');
  require('@next/env').loadEnvConfig(root, command === 'dev');
  const host = process.env.HOST || '127.0.0.1';
  const port = process.env.PORT || '3000';
  process.env.NEXTAUTH_URL ||= `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // In this same process, so that signals reach the server and not something in front of it.
  process.argv.splice(1, Number.POSITIVE_INFINITY, nextBinary, command, '-p', port, '-H', host, ...rest);
  require(nextBinary);
} else {
  process.exitCode = await run(process.execPath, [nextBinary, command, ...rest]);
}
