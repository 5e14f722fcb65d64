// Runs a program and ends it, and removes its directory, as soon as the one who asked is gone, however that ended:
// a test run that is killed must not leave a database server behind.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [directory, uid, gid, command, ...args] = process.argv.slice(2);
const identity = uid === '' ? {} : { uid: Number(uid), gid: Number(gid) };
const child = spawn(command, args, { ...identity, cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });

const end = () => child.kill('SIGINT');
child.once('exit', () => {
  process.chdir('/');
  rmSync(directory, { recursive: true, force: true });
  process.exit();
});
process.once('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
