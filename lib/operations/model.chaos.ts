import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/database';
import { openEmbedded } from '@/lib/db/embedded';
import { audit } from '@/lib/db/schema';
import { copyOfTemplate } from '@/lib/db/testing-template';
import { firstBroken } from '@/lib/domain/audit-chain';
import { newModel } from './testing-model';
import { commands, opening } from './testing-model-commands';
import { makeReal, type Real, startOver } from './testing-model-real';

let directory: string;
let opened: OpenDatabase;
let real: Real;
beforeAll(async () => {
  directory = await copyOfTemplate();
  opened = await openEmbedded(directory);
  real = await makeReal(opened.db);
});
afterAll(async () => {
  await real.sandbox.close();
  await opened.close();
  await rm(directory, { recursive: true });
});

test('whatever happens to a change, it is governed, proven and recorded', { timeout: 300_000 }, async () => {
  let lived = 0;
  const rest = fc.commands(commands, { maxCommands: 30, size: 'max' });
  const lives = fc.asyncProperty(opening, rest, async (first, life) => {
    await startOver(real);
    lived += 1;
    await fc.asyncModelRun(() => ({ model: newModel(), real }), [...first, ...life]);
  });
  // On a busy machine fewer lives have to do; on a quiet one they take a third of this.
  await fc.assert(lives, { numRuns: 60, interruptAfterTimeLimit: 150_000 });
  expect(lived).toBeGreaterThanOrEqual(30);
  expect(firstBroken(await opened.db.select().from(audit).orderBy(audit.sequence))).toBeNull();
});
