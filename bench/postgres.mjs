import { setTimeout as pause } from 'node:timers/promises';
import { startProgram } from './house.mjs';

/** A throw-away PostgreSQL server; null where this machine has no binaries for one. */
export async function startDatabase() {
  const program = startProgram(['--import', 'tsx', 'bench/postgres.ts']);
  for (;;) {
    const [, url] = /^ready (.*)$/m.exec(program.printed()) ?? [];
    if (url) return { url, stop: program.stop };
    if (url === '') return null;
    if (program.hasEnded()) throw new Error(program.printed());
    await pause(20);
  }
}
