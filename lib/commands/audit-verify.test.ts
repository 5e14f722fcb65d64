import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appendAudit } from '@/lib/db/audit';
import { openEmbedded } from '@/lib/db/embedded';
import { audit } from '@/lib/db/schema';
import { copyOfTemplate } from '@/lib/db/testing-template';

/** `npm run audit:verify`, as the package file says it. */
async function verify(directory: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/commands/audit-verify.ts'], {
    env: { ...process.env, DATA_DIR: directory, DATABASE_URL: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = await once(child, 'close');
  return { code, said };
}

test('audit:verify says by its exit code and in words what has become of the log', async () => {
  const [whole, altered] = [await copyOfTemplate(), await copyOfTemplate()];
  const first = await openEmbedded(whole);
  for (const event of ['one', 'two', 'three']) await appendAudit(first.db, { actor: { id: null, name: 'Ada' }, event });
  await first.close();
  await cp(whole, altered, { recursive: true, force: true });

  const second = await openEmbedded(altered);
  await second.db.execute(sql`alter table audit disable trigger user`);
  await second.db.update(audit).set({ event: 'twp' }).where(eq(audit.sequence, 2));
  const [untouched, inUse] = await Promise.all([verify(whole), verify(altered)]);
  await second.close();
  expect(untouched).toEqual({ code: 0, said: 'The audit log is whole: 3 records follow from one another.\n' });
  expect(inUse.code).toBe(2);
  expect(inUse.said).toMatch(/not verified.*stop the other one.*verify on its page “Audit”/s);

  const broken = await verify(altered);
  expect(broken.code).toBe(1);
  expect(broken.said).toContain('The audit log is broken at record 2.');
  for (const directory of [whole, altered]) await rm(directory, { recursive: true });
}, 90_000);
