import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { overEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';

const kept = 'node_modules/.cache/promenade';

/**
 * The file with a migrated embedded database. Creating one takes seconds, opening it from a file a fraction, so it is
 * kept for as long as the migrations and the packages stay the same.
 */
export async function embeddedTemplate(): Promise<string> {
  const migrations = await readdir('lib/db/migrations', { recursive: true });
  const digest = createHash('sha256');
  for (const file of ['../../../package-lock.json', ...migrations.filter((name) => name.includes('.')).sort()])
    digest.update(await readFile(join('lib/db/migrations', file)));
  const template = join(kept, `embedded-${digest.digest('hex').slice(0, 16)}.tar`);
  if (existsSync(template)) return template;

  const lite = await PGlite.create();
  const opened = overEmbedded(lite);
  await migrateDatabase(opened.pool);
  await opened.close();
  const dump = await lite.dumpDataDir('none');
  await lite.close();
  await mkdir(kept, { recursive: true });
  // Another run may make the same file at this moment; neither may see half of the other's.
  const draft = `${template}-${randomUUID()}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, template);
  return template;
}

/** The embedded database of the file, open in memory, or in `directory` if one is given. */
export async function openTemplate(directory?: string): Promise<PGlite> {
  const loadDataDir = new Blob([await readFile(inject('embeddedTemplate'))]);
  return PGlite.create({ loadDataDir, ...(directory ? { dataDir: directory } : {}) });
}

/** A directory with a migrated embedded database that nobody has open. */
export async function copyOfTemplate(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'promenade-'));
  const lite = await openTemplate(join(directory, 'database'));
  await lite.close();
  return directory;
}
