import { join } from 'node:path';
import { root, run } from '../lib/commands/processes.mjs';
import { freePort, startProgram, untilAnswers } from './house.mjs';

/** The least that Next can be: one page with a button, and one route that hands on what `vendorUrl` answers. */
export async function startBare(vendorUrl = '') {
  const folder = join(root, 'bench/bare');
  const next = join(root, 'node_modules/next/dist/bin/next');
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', VENDOR_URL: vendorUrl };
  const options = { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' };
  // Turbopack would take the whole of Promenade for its root.
  if ((await run(process.execPath, [next, 'build', '--webpack'], options)) !== 0)
    throw new Error('The bare application could not be built.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram([next, 'start', '-p', String(port), '-H', '127.0.0.1'], env, folder);
  await untilAnswers(url, program);
  return { url, stop: program.stop };
}
