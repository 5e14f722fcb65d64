import { startPostgres } from '@/lib/db/testing-postgres';

/* A PostgreSQL server for one benchmark, in a process of its own: prints its address, or nothing where there are no binaries. */
const server = await startPostgres();
process.stdout.write(`ready ${server?.url ?? ''}\n`);
if (server) process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
