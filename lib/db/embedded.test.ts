import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '@/lib/db/embedded';
import { copyOfTemplate } from '@/lib/db/testing-template';

describe('the embedded database', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await copyOfTemplate();
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** Another process that opens the directory; `code` runs with the open database in it. */
  function otherProcess(code: string) {
    const script = `import { openEmbedded } from '@/lib/db/embedded';
      const { pool, close } = await openEmbedded(${JSON.stringify(directory)});
      ${code}`;
    return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
  }

  it('loses no committed row when its process is killed in the middle of writing, and opens again', async () => {
    const child = otherProcess(`
      await pool.query('create table marks (n int primary key)');
      for (let n = 1; ; n++) { await pool.query('insert into marks values ($1)', [n]); console.log(n); }`);
    let acknowledged = 0;
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line);
      if (acknowledged === 50) child.kill('SIGKILL');
    }
    const { db, close } = await openEmbedded(directory);
    const { rows } = await db.execute(sql`select count(*)::int as count, max(n) as last from marks`);
    await close();
    expect(acknowledged).toBeGreaterThanOrEqual(50);
    expect(rows[0]).toEqual({ count: rows[0]?.last, last: expect.any(Number) });
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
    expect((await readdir(directory)).filter((name) => name.startsWith('lock-'))).toEqual([]);
  });

  it('belongs to one process: a second one is refused with the reason, and may come when the first is gone', async () => {
    const first = await openEmbedded(directory);
    const child = otherProcess('');
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(errors).toContain(`Another Promenade process is using the directory ${directory}`);
    await first.close();
    const second = await openEmbedded(directory);
    await second.close();
  });

  it('turns a query beside an open transaction into an error instead of waiting for ever', async () => {
    const { db, close } = await openEmbedded(directory, 200);
    const beside = db.transaction(() => db.execute(sql`select 1`));
    await expect(beside).rejects.toMatchObject({ cause: { message: expect.stringContaining('timeout') } });
    await close();
  });
});
