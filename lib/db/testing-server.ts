import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';
import { startPostgres } from '@/lib/db/testing-postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    embeddedTemplate: string;
  }
}

/** Before all tests: a PostgreSQL server, if this machine has one, and a migrated embedded database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => undefined }
    : await startPostgres();
  if (!server) process.stdout.write('No PostgreSQL server found: database tests use the embedded database only.\n');
  project.provide('postgresUrl', server?.url ?? '');
  project.provide('embeddedTemplate', await embeddedTemplate());
  return async () => server?.stop();
}

/** Creating an embedded database takes seconds, so one is kept for as long as the migrations stay the same. */
async function embeddedTemplate(): Promise<string> {
  const migrations = await readdir('lib/db/migrations', { recursive: true });
  const digest = createHash('sha256');
  for (const file of ['../../../package-lock.json', ...migrations.filter((name) => name.includes('.')).sort()])
    digest.update(await readFile(join('lib/db/migrations', file)));
  const template = join('node_modules/.cache/promenade', `template-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(template)) return template;

  const directory = await mkdtemp(join(tmpdir(), 'promenade-'));
  const opened = await openEmbedded(directory);
  await migrateDatabase(opened.pool);
  await opened.close();
  await mkdir('node_modules/.cache/promenade', { recursive: true });
  const draft = `${template}-${randomUUID()}`;
  await cp(directory, draft, { recursive: true });
  // Another run may have been faster; then its template is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true }));
  await rm(directory, { recursive: true });
  return template;
}
