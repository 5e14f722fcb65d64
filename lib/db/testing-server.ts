import type { TestProject } from 'vitest/node';
import { startPostgres } from '@/lib/db/testing-postgres';
import { embeddedTemplate } from '@/lib/db/testing-template';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    embeddedTemplate: string;
  }
}

/** Before all tests: a PostgreSQL server, if this machine has one, and a migrated embedded database to open. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, template] = await Promise.all([serverForTests(), embeddedTemplate()]);
  if (!server) process.stdout.write('No PostgreSQL server found: database tests use the embedded database only.\n');
  project.provide('postgresUrl', server?.url ?? '');
  project.provide('embeddedTemplate', template);
  return async () => server?.stop();
}

async function serverForTests() {
  const url = process.env.TEST_DATABASE_URL;
  return url ? { url, stop: async () => undefined } : startPostgres();
}
